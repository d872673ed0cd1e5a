/// The books, checked by the database and by hledger.
@NullMarked
package org.tongzhou.books;

import org.jspecify.annotations.NullMarked;
