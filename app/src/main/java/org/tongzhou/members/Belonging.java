package org.tongzhou.members;

import org.tongzhou.core.plan.Relation;

/// A person's place in a household; [Relation#SELF] is the payer.
public record Belonging(long person, Household household, Relation relation) {}
