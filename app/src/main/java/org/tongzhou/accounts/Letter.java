package org.tongzhou.accounts;

import java.time.Instant;
import java.util.UUID;

/// A letter on its way.
///
/// @param reference names it towards a gateway, which sends none twice
/// @param tries how often it was tried before
record Letter(
        long number,
        UUID reference,
        Contact to,
        String subject,
        String text,
        Instant createdAt,
        int tries) {

    /// Without recipient and text, which no log may show.
    @Override
    public String toString() {
        return "letter " + number;
    }
}
