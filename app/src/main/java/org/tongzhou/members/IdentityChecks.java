package org.tongzhou.members;

/// Asks a verification service whether people are who they say, and own the accounts they name.
public interface IdentityChecks {

    /// Whether the name belongs to the number of the document.
    Verdict verify(RealName person);

    /// Whether the account belongs to the person.
    Verdict verify(AccountOwner owner);

    /// What a person says he is called.
    ///
    /// @param documentKind such as `RESIDENT_ID`
    record RealName(String name, String documentKind, String number) {

        /// Leaves out everything personal, so that no log gets it by accident.
        @Override
        public String toString() {
            return "RealName[" + documentKind + "]";
        }
    }

    /// The account that a person says is his.
    record AccountOwner(String name, String number, String account) {

        /// Leaves out everything personal, so that no log gets it by accident.
        @Override
        public String toString() {
            return "AccountOwner[]";
        }
    }

    /// What the service says.
    sealed interface Verdict {

        /// It is so.
        record Agrees() implements Verdict {}

        /// It is not so.
        record Differs(Difference reason) implements Verdict {}

        /// The service did not say. The person stays unchecked, and is asked about again.
        record NoAnswer(String trouble) implements Verdict {}
    }

    /// What does not agree.
    enum Difference {
        NAME_AND_NUMBER_DIFFER,
        ACCOUNT_OWNER_DIFFERS,
        ACCOUNT_CLOSED,
        /// Something that this platform does not know.
        OTHER
    }
}
