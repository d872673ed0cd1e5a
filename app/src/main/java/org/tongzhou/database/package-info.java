/// Starts and stops the embedded PostgreSQL: real binaries, a folder that stays, durable settings;
/// reads many rows at once; and knows when a connection is given back.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tongzhou.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
