/// The course of a claim and what the rules of a plan say about it, as pure values.
@NullMarked
package org.tongzhou.core.claim;

import org.jspecify.annotations.NullMarked;
