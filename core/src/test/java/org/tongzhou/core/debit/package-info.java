@NullMarked
package org.tongzhou.core.debit;

import org.jspecify.annotations.NullMarked;
