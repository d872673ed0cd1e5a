package org.tongzhou;

import java.util.List;
import java.util.Map;

/// The command line of the server: `up` starts it and prints where it listens.
public final class Tongzhou {

    private Tongzhou() {}

    public static void main(String[] args) {
        List<String> words = List.of(args);
        if (words.size() > 1 && words.subList(0, 2).equals(List.of("admin", "create"))) {
            AdminCommand.run(CommandLine.of(words.subList(1, words.size())));
            return;
        }
        Server server = Server.start(CommandLine.of(words), Map.of());
        System.out.println("ready http://127.0.0.1:" + server.port());
    }
}
