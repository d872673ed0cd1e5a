/// Tests of what payers and members are told.
@NullMarked
package org.tongzhou.messages;

import org.jspecify.annotations.NullMarked;
