package org.tongzhou.members;

import java.util.Optional;

/// An account that is to take the place of the one in force, once its owner is confirmed.
///
/// @param refusal why it cannot be debited, if its check came to that
public record NewAccount(MandateDetails details, Optional<String> refusal) {}
