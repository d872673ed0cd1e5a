package org.tongzhou.core.plan;

/// Members pay nothing until a round is struck, then exactly their share.
public record PostPaid() implements Funding {}
