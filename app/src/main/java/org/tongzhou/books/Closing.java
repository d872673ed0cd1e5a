package org.tongzhou.books;

import java.time.DateTimeException;
import java.time.YearMonth;
import org.springframework.stereotype.Component;
import org.tongzhou.gate.Gate;
import org.tongzhou.web.BadInput;
import org.tongzhou.web.Formats;

/// Closes a month that somebody named, once it is over.
@Component
class Closing {

    private final Books books;
    private final Gate gate;

    Closing(Books books, Gate gate) {
        this.books = books;
        this.gate = gate;
    }

    /// The month as typed, `2026-03`, if it is over by the business clock and all is settled.
    YearMonth month(String text) {
        YearMonth month;
        try {
            month = YearMonth.parse(text);
        } catch (DateTimeException e) {
            throw new BadInput("month", "books.close.month.bad");
        }
        if (!month.isBefore(YearMonth.from(gate.now().atZone(Formats.ZONE)))) {
            throw new BadInput("month", "books.close.month.notOver");
        }
        if (books.waitsForSettlement(month)) {
            throw new BadInput("month", "books.close.month.unsettled");
        }
        return month;
    }

    void close(YearMonth month, long byAccount) {
        books.closePeriod(month, byAccount);
    }
}
