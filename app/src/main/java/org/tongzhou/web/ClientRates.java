package org.tongzhou.web;

import java.net.InetAddress;
import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Counts the requests of each address in windows of ten seconds.
///
/// A loopback address is the operator's own machine, or a proxy that does not say whom it serves:
/// it is not counted.
final class ClientRates {

    static final int WINDOW_SECONDS = 10;
    private static final int MOST_CLIENTS = 100_000;
    private final int mostPerWindow;
    private final Clock clock;
    private final AtomicLong window = new AtomicLong();
    private final ConcurrentHashMap<String, AtomicInteger> counts = new ConcurrentHashMap<>();

    ClientRates(int perSecond, Clock clock) {
        this.mostPerWindow = perSecond * WINDOW_SECONDS;
        this.clock = clock;
    }

    boolean allows(String address) {
        if (mostPerWindow == 0 || isLoopback(address)) {
            return true;
        }
        long now = clock.millis() / (WINDOW_SECONDS * 1000L);
        if (window.getAndSet(now) != now || counts.size() > MOST_CLIENTS) {
            counts.clear();
        }
        return counts.computeIfAbsent(address, _ -> new AtomicInteger()).incrementAndGet()
                <= mostPerWindow;
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
