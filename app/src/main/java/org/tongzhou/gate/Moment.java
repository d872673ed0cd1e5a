package org.tongzhou.gate;

import java.time.Instant;

/// When a fact was written: the business instant decides its round, the epoch which rounds know it.
public record Moment(int epoch, Instant instant) {}
