package org.tongzhou.members;

import org.tongzhou.evidence.SealingKey;

/// Somebody registered in this transaction, with all that is known of him, so that nothing has to
/// be read back.
///
/// @param key the key made for him
public record Newcomer(Person person, Belonging belonging, SealingKey key) {}
