/// Keeps what must stay secret: a key per person, and papers sealed under it.
///
/// Erasing a person destroys the key, and with it everything that was sealed under it.
@NullMarked
@ApplicationModule(allowedDependencies = {"web"})
package org.tongzhou.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
