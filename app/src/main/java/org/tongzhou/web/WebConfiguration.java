package org.tongzhou.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.format.FormatterRegistry;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Templates, the system clock, and forms as arguments of controllers.
@Configuration
@EnableScheduling
class WebConfiguration implements WebMvcConfigurer {

    /// Templates are compiled into the package of their module, so page records stay
    /// package-private.
    @Bean
    TemplateEngine templateEngine() {
        ClassLoader loader = WebConfiguration.class.getClassLoader();
        return TemplateEngine.createPrecompiled(null, ContentType.Html, loader, "org.tongzhou");
    }

    /// Sessions, codes and limits go by the system's time; plan dates go by the business clock.
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new FormArgument());
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new CsrfBeforePage());
    }

    /// Makes the CSRF cookie before a page is written: a form far down would come too late for it.
    private static final class CsrfBeforePage implements HandlerInterceptor {

        @Override
        public void postHandle(
                HttpServletRequest request,
                HttpServletResponse response,
                Object handler,
                @Nullable ModelAndView page) {
            if (page != null
                    && request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken csrf) {
                csrf.getToken();
            }
        }
    }

    /// Text in an address that could not be kept is refused like a number with letters in it.
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(
                String.class,
                String.class,
                text -> {
                    if (!PlainText.isPlain(text)) {
                        throw new IllegalArgumentException("not plain text");
                    }
                    return text;
                });
    }

    private static final class FormArgument implements HandlerMethodArgumentResolver {

        /// What every page sends along, and no form asks for.
        private static final List<String> OF_THE_FRAME = List.of("_csrf", "lang");

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Form.class;
        }

        @Override
        public Form resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            Map<String, List<String>> values = new LinkedHashMap<>();
            var servlet = (HttpServletRequest) request.getNativeRequest();
            servlet.getParameterMap()
                    .forEach((name, all) ->
                            values.put(name, Stream.of(all).map(PlainText::of).toList()));
            OF_THE_FRAME.forEach(values::remove);
            return new Form(values, FormErrors.NONE);
        }
    }
}
