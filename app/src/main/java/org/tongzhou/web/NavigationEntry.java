package org.tongzhou.web;

import java.util.Set;

/// A link in the navigation, contributed by a module as a bean and shown to those who have one
/// of the
/// roles (to everybody where none is named).
public record NavigationEntry(int order, String path, String wordsKey, Set<String> roles) {

    public NavigationEntry(int order, String path, String wordsKey, String... roles) {
        this(order, path, wordsKey, Set.of(roles));
    }

    boolean isFor(Set<String> rolesOfViewer) {
        return roles.isEmpty() || roles.stream().anyMatch(rolesOfViewer::contains);
    }
}
