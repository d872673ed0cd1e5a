/// Takes what members owe and pays out what claimants are due, through payment channels.
@NullMarked
package org.tongzhou.collection;

import org.jspecify.annotations.NullMarked;
