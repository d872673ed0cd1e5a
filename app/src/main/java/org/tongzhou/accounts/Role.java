package org.tongzhou.accounts;

/// What a person may do. Everybody who signs up is a member; the others are given by an
/// administrator.
public enum Role {
    MEMBER,
    REVIEWER,
    INVESTIGATOR,
    DOCTOR,
    FINANCE,
    PLAN_MANAGER,
    AUDITOR,
    ADMINISTRATOR;

    public boolean isStaff() {
        return this != MEMBER;
    }

    String wordsKey() {
        return "accounts.role." + name();
    }
}
