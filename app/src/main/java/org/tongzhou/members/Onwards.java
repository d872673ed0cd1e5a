package org.tongzhou.members;

import org.tongzhou.web.Form;

/// Where somebody wanted to go before a form came in between: a page of his own, or nowhere.
final class Onwards {

    private static final String OURS = "/me/[A-Za-z0-9/_-]*";

    private Onwards() {}

    static String after(Form form) {
        return after(form, "");
    }

    static String after(Form form, String otherwise) {
        String wanted = form.text("next");
        return wanted.matches(OURS) ? wanted : otherwise;
    }
}
