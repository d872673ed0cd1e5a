package org.tongzhou.collection;

import java.util.List;
import org.tongzhou.core.debit.FolioDebits;

/// What the households of a folio owe in a run, and what of it is open from before: lines of their
/// own, and unpaid rows.
record FolioDemand(FolioDebits debits, List<Line> lines, List<Unpaid> rows) {}
