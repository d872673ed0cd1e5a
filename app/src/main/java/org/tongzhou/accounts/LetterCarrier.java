package org.tongzhou.accounts;

/// Takes letters of one kind out of the house.
interface LetterCarrier {

    /// Which contacts it reaches.
    Contact.Kind kind();

    Carried carry(Letter letter);

    /// What became of one try.
    sealed interface Carried {

        /// The other side has it.
        record Sent() implements Carried {}

        /// It may work later.
        ///
        /// @param trouble for the log, without recipient and text
        record NotNow(String trouble) implements Carried {}

        /// It will never be taken: the address is wrong.
        ///
        /// @param trouble for the log, without recipient and text
        record Never(String trouble) implements Carried {}
    }
}
