package org.tongzhou.demo;

import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;

/// Whether the year of the demo is being played: meanwhile nobody else moves its clock.
@Component
class Playing {

    private final AtomicBoolean isOn = new AtomicBoolean();

    void during(Runnable year) {
        isOn.set(true);
        try {
            year.run();
        } finally {
            isOn.set(false);
        }
    }

    boolean isOn() {
        return isOn.get();
    }
}
