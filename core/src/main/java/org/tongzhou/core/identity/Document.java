package org.tongzhou.core.identity;

import java.time.LocalDate;
import org.tongzhou.core.plan.Sex;

/// A document that names one person: its number, and the birth date and sex that go with it.
public sealed interface Document permits ResidentIdentity, OtherDocument {

    /// The number as it is compared: upper case, without what only separates.
    String number();

    /// Kind and issuing country, so that equal numbers of different kinds stay apart.
    String kind();

    LocalDate birth();

    Sex sex();

    /// Two digits of the province for a resident identity, else an ISO 3166 country code.
    String region();
}
