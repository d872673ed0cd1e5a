/// Identity documents: what they must look like and what can be read from them.
@NullMarked
package org.tongzhou.core.identity;

import org.jspecify.annotations.NullMarked;
