/// What is debited from the households of a folio on one day, in arrays by their place in it.
///
/// Nothing here knows a database or a channel: shares, open amounts and mandates go in, the rows of
/// a batch come out.
@NullMarked
package org.tongzhou.core.debit;

import org.jspecify.annotations.NullMarked;
