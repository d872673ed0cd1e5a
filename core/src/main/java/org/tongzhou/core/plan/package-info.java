/// The rules of a plan as immutable values: who may join, what is paid, who bears what.
///
/// Everything here is data of one version of one plan. The values cannot hold nonsense: their
/// constructors refuse it. Reading them from YAML is `org.tongzhou.core.plan.document`.
@NullMarked
package org.tongzhou.core.plan;

import org.jspecify.annotations.NullMarked;
