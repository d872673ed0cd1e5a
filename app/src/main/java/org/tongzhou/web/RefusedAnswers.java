package org.tongzhou.web;

import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Answers with the problem that an endpoint has refused with.
@Order(0)
@RestControllerAdvice(annotations = RestController.class)
class RefusedAnswers {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refused refused) {
        return ResponseEntity.status(refused.problem().getStatus()).body(refused.problem());
    }
}
