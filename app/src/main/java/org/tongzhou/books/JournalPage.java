package org.tongzhou.books;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tongzhou.web.BadInput;

/// Some entries of the journal, newest first, and the place from which to go on.
record JournalPage(List<BookedEntry> entries, @Nullable Place next) {

    /// An entry as it stands in the journal.
    record BookedEntry(long number, Entry entry) {}

    /// A place in the journal: the page holds what stands before it.
    record Place(LocalDate day, long entry) {

        static final Place END = new Place(LocalDate.of(9999, 12, 31), Long.MAX_VALUE);

        static Place of(BookedEntry booked) {
            return new Place(booked.entry().day(), booked.number());
        }

        /// What [#toString] wrote; an empty text is the end of the journal.
        static Place of(String text) {
            if (text.isEmpty()) {
                return END;
            }
            try {
                int dot = text.indexOf('.');
                return new Place(
                        LocalDate.parse(text.substring(0, Math.max(dot, 0))),
                        Long.parseLong(text.substring(dot + 1)));
            } catch (DateTimeException | NumberFormatException e) {
                throw new BadInput("after", "web.after.bad");
            }
        }

        @Override
        public String toString() {
            return day + "." + entry;
        }
    }
}
