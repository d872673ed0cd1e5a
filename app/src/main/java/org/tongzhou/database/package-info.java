/// Starts and stops the embedded PostgreSQL: real binaries, a folder that stays, durable settings;
/// and reads many rows at once.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tongzhou.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
