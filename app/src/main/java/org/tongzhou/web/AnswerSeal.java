package org.tongzhou.web;

/// Seals answers that are kept for repetition: they hold what was shown to one person, such as a
/// new token. A module with the operator's key provides it.
public interface AnswerSeal {

    /// Seals an answer.
    ///
    /// @param of whose answer to what it is; it opens for nothing else
    byte[] seal(String of, byte[] body);

    /// Opens what [#seal] sealed for the same.
    byte[] open(String of, byte[] sealed);
}
