package org.tongzhou.evidence;

import java.time.Instant;
import java.util.UUID;

/// What is known of a paper without opening it.
public record Paper(UUID paper, long person, PaperFormat format, int bytes, Instant addedAt) {}
