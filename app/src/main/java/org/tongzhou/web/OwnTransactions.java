package org.tongzhou.web;

/// An API write that makes its own transactions instead of running in the one of its answer: it
/// asks an outside service, for which no connection waits, or counts tries and writes down
/// refusals, which stay although nothing else came of the request.
///
/// It must come to the same and answer the same when it is done twice, also at once: an answer that
/// was lost is not kept, and nothing holds the key while it runs.
///
/// @param operation method and path, such as `POST /api/v1/persons/confirmation`
public record OwnTransactions(String operation) {}
