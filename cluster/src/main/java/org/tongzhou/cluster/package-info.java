/// The pass over the folios of a struck round as a job for Apache Spark: the same engine as the
/// platform's, on spans that lie outside the database.
@NullMarked
package org.tongzhou.cluster;

import org.jspecify.annotations.NullMarked;
