/// The general ledger: double entry, append-only, the only place where money is posted.
///
/// An entry is posted in the transaction of the thing that causes it. The database refuses an entry
/// that does not balance and one in a closed period.
@NullMarked
@ApplicationModule(allowedDependencies = {"accounts", "gate", "plans", "web"})
package org.tongzhou.books;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
