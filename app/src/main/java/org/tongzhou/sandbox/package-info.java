/// Stands for the outside world: a payment provider and an identity service, as one small process.
///
/// Speaks `docs/channel-protocol.md` and adds trouble on demand. Plain JDK, started as a process of
/// its own and never inside the platform; the platform knows it by its address alone.
@NullMarked
@ApplicationModule(allowedDependencies = {"signing"})
package org.tongzhou.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
