/// Reads plan documents: YAML in, a whole plan or a list of everything that is wrong out.
///
/// The format is described in `docs/plan-format.md`.
@NullMarked
package org.tongzhou.core.plan.document;

import org.jspecify.annotations.NullMarked;
