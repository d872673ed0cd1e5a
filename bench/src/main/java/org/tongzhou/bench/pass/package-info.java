/// The inner loop of a round under JMH.
@NullMarked
package org.tongzhou.bench.pass;

import org.jspecify.annotations.NullMarked;
