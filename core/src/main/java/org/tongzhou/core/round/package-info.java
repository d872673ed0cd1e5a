/// What every member owes in a round: the fold over spans and rounds, and the strike of a price.
///
/// Nothing here knows a database or a name. The same code serves the freeze, the strike, the
/// statement, the collection, a passbook and an auditor's recomputation.
@NullMarked
package org.tongzhou.core.round;

import org.jspecify.annotations.NullMarked;
