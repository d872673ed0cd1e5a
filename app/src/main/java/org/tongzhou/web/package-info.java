/// What every page and every endpoint shares: words, formats, layout, forms, problems, limits.
///
/// It knows no business module; they contribute to it ([NavigationEntry], [HomeFragment]).
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tongzhou.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
