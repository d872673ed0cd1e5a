/// Whole lives, through pages on a phone and the doors of staff.
@NullMarked
package org.tongzhou.journey;

import org.jspecify.annotations.NullMarked;
