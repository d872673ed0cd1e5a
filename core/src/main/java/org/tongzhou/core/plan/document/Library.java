package org.tongzhou.core.plan.document;

import java.util.Optional;

/// Where the files lie to which plan documents refer, such as `diseases/statutory-28.yaml`.
@FunctionalInterface
public interface Library {

    /// A library without files: documents must be whole.
    Library EMPTY = path -> Optional.empty();

    /// The text of a file, or nothing if there is none of that name.
    Optional<String> text(String path);
}
