package org.tongzhou.web;

/// One thing to choose among radios or in a select.
public record Option(String value, String label) {}
