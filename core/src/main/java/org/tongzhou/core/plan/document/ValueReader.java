package org.tongzhou.core.plan.document;

/// Turns a place in a document into a value, or notes why it cannot.
@FunctionalInterface
interface ValueReader<T> {

    Found<T> read(Value place);
}
