package org.tongzhou.web;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Where people reach the platform: for links in letters.
///
/// It is set by the operator and never taken from a request, whose headers anybody may write. Where
/// nothing is set, it is this machine.
@Component
public class PublicAddress {

    private final Environment settings;

    PublicAddress(Environment settings) {
        this.settings = settings;
    }

    /// The whole address of a path.
    public String of(String path) {
        String set = settings.getProperty("tongzhou.public-address", "");
        String port = settings.getProperty("local.server.port", "8080");
        return (set.isEmpty() ? "http://127.0.0.1:" + port : set.replaceFirst("/+$", "")) + path;
    }
}
