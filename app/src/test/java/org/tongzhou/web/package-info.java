/// What pages and endpoints share, under use and under load.
@NullMarked
package org.tongzhou.web;

import org.jspecify.annotations.NullMarked;
