/// Measures the platform as it runs: the real server, its database, and what they are compared
/// with in the same run.
@NullMarked
package org.tongzhou.bench;

import org.jspecify.annotations.NullMarked;
