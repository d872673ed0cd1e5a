package org.tongzhou.enrolment;

/// A plan that an account had put its name down for has opened, in this transaction.
public record PlanOpened(String plan, long account) {}
