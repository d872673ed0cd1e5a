package org.tongzhou.web;

/// A term and its value in a definition list.
public record Definition(String term, String value) {}
