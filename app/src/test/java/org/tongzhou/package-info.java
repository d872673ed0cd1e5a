/// Tests of the platform over HTTP on a real PostgreSQL, and of the rules of the house.
@NullMarked
package org.tongzhou;

import org.jspecify.annotations.NullMarked;
