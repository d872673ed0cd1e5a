package org.tongzhou.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/// How a controller answers with a page: the template's name and the one record made for it.
public final class Pages {

    private Pages() {}

    public static ModelAndView show(String template, Record page) {
        return show(template, page, HttpStatus.OK);
    }

    /// The form again, with its errors.
    public static ModelAndView refused(String template, Record page) {
        return show(template, page, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    public static ModelAndView show(String template, Record page, HttpStatus status) {
        ModelAndView view = new ModelAndView(template);
        view.addObject("page", page);
        view.setStatus(status);
        return view;
    }

    /// What is not for whoever asks, and why; with a way back.
    public static ModelAndView forbidden(String why, String backTo, String path) {
        String title = Words.of("web.error.403");
        return show("web/message", new MessagePage(title, why, backTo, path), HttpStatus.FORBIDDEN);
    }

    /// After a form was accepted: see other, so that reloading sends nothing twice. The path is our
    /// own; arguments that people typed must be encoded by the caller.
    public static ModelAndView next(String path) {
        if (!path.startsWith("/") || path.startsWith("//") || path.contains("\\")) {
            throw new IllegalArgumentException("not a path of ours: " + path);
        }
        RedirectView view = new RedirectView(path);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExposeModelAttributes(false);
        return new ModelAndView(view);
    }
}
