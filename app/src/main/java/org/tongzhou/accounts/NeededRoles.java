package org.tongzhou.accounts;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.method.HandlerMethod;

/// Which roles may call an endpoint, read from the annotation that keeps the others out.
final class NeededRoles {

    private static final Pattern FORM = Pattern.compile("has(?:Any)?Role\\('\\w+'(?:, '\\w+')*\\)");
    private static final Pattern ROLE = Pattern.compile("'(\\w+)'");

    private NeededRoles() {}

    /// One of these is needed; none means that every account may.
    static Set<Role> of(HandlerMethod endpoint) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        PreAuthorize rule = rule(endpoint);
        if (rule == null) {
            return roles;
        }
        if (!FORM.matcher(rule.value()).matches()) {
            throw new IllegalStateException("which roles are these? " + rule.value());
        }
        ROLE.matcher(rule.value())
                .results()
                .forEach(found -> roles.add(Role.valueOf(found.group(1))));
        return roles;
    }

    private static @Nullable PreAuthorize rule(HandlerMethod endpoint) {
        PreAuthorize own =
                AnnotatedElementUtils.findMergedAnnotation(
                        endpoint.getMethod(), PreAuthorize.class);
        return own != null
                ? own
                : AnnotatedElementUtils.findMergedAnnotation(
                        endpoint.getBeanType(), PreAuthorize.class);
    }
}
