/// Hostile and ordinary use of accounts.
@NullMarked
package org.tongzhou.accounts;

import org.jspecify.annotations.NullMarked;
