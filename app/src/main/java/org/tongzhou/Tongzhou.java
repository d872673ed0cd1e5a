package org.tongzhou;

import java.util.List;
import java.util.Map;
import org.tongzhou.database.DataFolder;

/// The command line of the server: `up` starts it and prints where it listens.
public final class Tongzhou {

    private Tongzhou() {}

    public static void main(String[] args) {
        List<String> words = List.of(args);
        String command = words.isEmpty() ? "up" : words.getFirst();
        switch (command) {
            case "up" -> up(CommandLine.of(words));
            case "demo" -> orSay(() -> DemoCommand.run(CommandLine.of(words)));
            case "train" -> Training.run(CommandLine.of(words));
            case "admin" -> orSay(() -> AdminCommand.run(rest(words, "create")));
            case "export" -> orSay(() -> ExportCommand.run(rest(words, "books")));
            default -> orSay(() -> unknown(command)); // a word somebody typed
        }
    }

    private static void up(CommandLine line) {
        Server server;
        try {
            server = Server.start(line, Map.of());
        } catch (DataFolder.InUse e) {
            System.err.println("tongzhou: " + e.getMessage());
            System.exit(1);
            return;
        }
        System.out.println("ready " + server.url());
    }

    /// `admin create --port 8081` without its first word.
    private static CommandLine rest(List<String> words, String expected) {
        CommandLine line = CommandLine.of(words.subList(1, words.size()));
        return line.command().equals(expected) ? line : unknown(line.command());
    }

    private static CommandLine unknown(String command) {
        throw new IllegalArgumentException("there is no command " + command);
    }

    /// What a person did wrong is one sentence, not a stack trace.
    private static void orSay(Runnable command) {
        try {
            command.run();
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println("tongzhou: " + e.getMessage());
            System.exit(1);
        }
    }
}
