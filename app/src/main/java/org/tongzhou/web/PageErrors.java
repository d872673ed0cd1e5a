package org.tongzhou.web;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentConversionNotSupportedException;
import org.springframework.web.servlet.ModelAndView;

/// Turns what page controllers throw on purpose into pages. Bad input in a form is not thrown: the
/// form is shown again; thrown, it stood in the address.
@ControllerAdvice(annotations = Controller.class)
@Order(1)
class PageErrors {

    @ExceptionHandler
    ModelAndView badInput(BadInput bad) {
        return ErrorPages.page(HttpStatus.BAD_REQUEST);
    }

    /// Text in the place of a file.
    @ExceptionHandler
    ModelAndView wrongKind(MethodArgumentConversionNotSupportedException wrong) {
        return ErrorPages.page(HttpStatus.BAD_REQUEST);
    }

    /// An address that names what is not there.
    @ExceptionHandler
    ModelAndView refused(Refused refused) {
        return ErrorPages.page(HttpStatus.valueOf(refused.problem().getStatus()));
    }

    @ExceptionHandler
    ModelAndView overloaded(Overloaded overloaded, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, "" + overloaded.retryAfterSeconds());
        return ErrorPages.page(HttpStatus.SERVICE_UNAVAILABLE);
    }
}
