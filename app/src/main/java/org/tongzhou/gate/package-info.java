/// The business clock and the epoch, read behind the gate.
///
/// Every fact that changes who shares or owes carries an instant and an epoch, both read after the
/// shared gate lock is taken. A freeze takes the gate alone and raises the epoch: what it may know
/// is then decided for ever.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tongzhou.gate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
