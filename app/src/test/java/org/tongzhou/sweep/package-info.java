/// What holds for every page and every endpoint: who may call it, and what bad input comes to.
@NullMarked
package org.tongzhou.sweep;

import org.jspecify.annotations.NullMarked;
