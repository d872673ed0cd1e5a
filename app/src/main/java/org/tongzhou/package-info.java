/// The platform: one package per business module, one public door each.
@NullMarked
package org.tongzhou;

import org.jspecify.annotations.NullMarked;
