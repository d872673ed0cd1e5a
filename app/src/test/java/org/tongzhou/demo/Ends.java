package org.tongzhou.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.tongzhou.demo.Steps.Moment;

/// Where one life ends: at the first of several moments that it comes to. Which one it was is kept
/// in a file, since whoever dies cannot tell.
///
/// An end reads `before rounds.statement`, `after collection.batch`, or `before 37`: the
/// thirty-seventh commit of this life, whatever it writes. Commits of several threads overlap, so
/// whichever is done first once so many have begun is meant with `after 37`.
final class Ends implements Predicate<Moment> {

    private final List<String> ends;
    private final Path met;
    private int commits;

    Ends(List<String> ends, Path met) {
        this.ends = ends;
        this.met = met;
    }

    @Override
    public boolean test(Moment moment) {
        commits += moment.isAhead() ? 1 : 0;
        for (String end : ends) {
            String[] words = end.split(" ", 2);
            boolean isHere =
                    Character.isDigit(words[1].charAt(0))
                            ? commits >= Integer.parseInt(words[1])
                            : moment.written().contains(words[1]);
            if (isHere && moment.isAhead() == words[0].equals("before")) {
                keep(end);
                return true;
            }
        }
        return false;
    }

    private void keep(String end) {
        try {
            Files.writeString(met, end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
