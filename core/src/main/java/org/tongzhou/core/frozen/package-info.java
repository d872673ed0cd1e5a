/// A frozen round outside the database: its spans as Parquet, and a document with all else that a
/// charge follows from.
@NullMarked
package org.tongzhou.core.frozen;

import org.jspecify.annotations.NullMarked;
