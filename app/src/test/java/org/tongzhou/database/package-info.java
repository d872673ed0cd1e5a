/// The embedded database on real folders.
@NullMarked
package org.tongzhou.database;

import org.jspecify.annotations.NullMarked;
