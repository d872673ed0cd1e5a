package org.tongzhou.core.plan;

/// The sex written in a person's identity document.
public enum Sex {
    FEMALE,
    MALE
}
