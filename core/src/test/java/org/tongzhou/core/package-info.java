/// What the tests of the core share.
@NullMarked
package org.tongzhou.core;

import org.jspecify.annotations.NullMarked;
