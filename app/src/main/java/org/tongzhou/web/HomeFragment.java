package org.tongzhou.web;

import gg.jte.Content;

/// A part of the home page that a module contributes as a bean, such as the list of plans.
public interface HomeFragment {

    /// Where it stands among the fragments.
    int order();

    /// What is shown now.
    Content content();
}
