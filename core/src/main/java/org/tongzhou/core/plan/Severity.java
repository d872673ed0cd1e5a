package org.tongzhou.core.plan;

/// A degree of illness that the benefit table tells apart.
public record Severity(String code, Text name) {

    public Severity {
        Require.slug("code", code);
    }
}
