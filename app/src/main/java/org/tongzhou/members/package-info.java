/// Keeps persons and households, and whether they are who they say.
@NullMarked
package org.tongzhou.members;

import org.jspecify.annotations.NullMarked;
