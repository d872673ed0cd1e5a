package org.tongzhou.web;

/// A page that says one thing, shown by the template `web/message`.
public record MessagePage(String title, String text, String action, String href) {}
