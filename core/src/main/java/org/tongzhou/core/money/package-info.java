/// Money as whole minor units, and nothing else.
@NullMarked
package org.tongzhou.core.money;

import org.jspecify.annotations.NullMarked;
