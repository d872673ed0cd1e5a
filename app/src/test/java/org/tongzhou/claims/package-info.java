/// Claims on a real database: the course, those who race, and those who try what is not theirs.
@NullMarked
package org.tongzhou.claims;

import org.jspecify.annotations.NullMarked;
