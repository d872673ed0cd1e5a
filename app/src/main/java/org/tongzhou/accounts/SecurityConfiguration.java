package org.tongzhou.accounts;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.tongzhou.web.RequestPath;

/// Who may go where. What nobody opened is closed.
@Configuration
@EnableMethodSecurity
class SecurityConfiguration {

    private static final String CONTENT_POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self';"
                    + " connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    @Bean
    CsrfTokenRepository csrfTokens() {
        return new CsrfCookie();
    }

    /// No timer around every filter of the chain: requests are timed as a whole already.
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    Access ownAccess(@Value("${tongzhou.demo:false}") boolean demo) {
        Access own =
                Access.toEverybody("/", "/tongzhou.css", "/icon.svg", "/actuator/health/**")
                        .and(Access.toEverybody("/api/v1/openapi.json"))
                        .and(Access.to(Role.ADMINISTRATOR, "/staff/accounts/**"))
                        .and(
                                Access.to(
                                        EnumSet.of(Role.ADMINISTRATOR, Role.AUDITOR),
                                        "/staff/audit"))
                        .and(Access.to(EnumSet.complementOf(EnumSet.of(Role.MEMBER)), "/staff"));
        return demo ? own.and(Access.toEverybody("/demo/**", "/components")) : own;
    }

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            Sessions sessions,
            Tokens tokens,
            List<Access> access,
            Closed closed,
            CsrfTokenRepository csrfTokens,
            @Value("${tongzhou.demo:false}") boolean demo)
            throws Exception {
        return http
                // Nobody has a session of the servlet container: each request names its sender.
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(
                        c -> c.securityContextRepository(new NullSecurityContextRepository()))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .csrf(c ->
                        c.csrfTokenRepository(csrfTokens).requireCsrfProtectionMatcher(cookies()))
                .headers(SecurityConfiguration::headers)
                .exceptionHandling(
                        e -> e.authenticationEntryPoint(closed).accessDeniedHandler(closed))
                .addFilterBefore(
                        new CredentialFilter(sessions, tokens), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(rules -> rules(rules, access, demo))
                .build();
    }

    private static AndRequestMatcher cookies() {
        return new AndRequestMatcher(
                CsrfFilter.DEFAULT_CSRF_MATCHER, request -> !CredentialFilter.hasToken(request));
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny);
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    rules,
            List<Access> access,
            boolean demo) {
        rules.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD).permitAll();
        for (Access.Rule rule : access.stream().flatMap(a -> a.rules().stream()).toList()) {
            String[] patterns = rule.patterns().toArray(String[]::new);
            if (rule.isOpen()) {
                rules.requestMatchers(HttpMethod.GET, patterns).permitAll();
                rules.requestMatchers(HttpMethod.HEAD, patterns).permitAll();
            } else {
                rules.requestMatchers(patterns)
                        .hasAnyRole(rule.roles().stream().map(Role::name).toArray(String[]::new));
            }
        }
        rules.requestMatchers("/sign-up/**", "/sign-in", "/forgotten/**", "/administrator/**")
                .permitAll();
        if (demo) {
            rules.requestMatchers(HttpMethod.POST, "/demo/**").permitAll();
        }
        rules.requestMatchers("/me/**", "/sign-out").authenticated();
        rules.requestMatchers("/api/v1/**").access(withinScopes());
        rules.requestMatchers("/actuator/prometheus").access(fromNearby());
        rules.anyRequest().denyAll();
    }

    private static AuthorizationManager<RequestAuthorizationContext> withinScopes() {
        return (who, context) ->
                new AuthorizationDecision(
                        who.get() instanceof SignedIn by && covers(by, context.getRequest()));
    }

    private static boolean covers(SignedIn by, HttpServletRequest request) {
        return by.scopes().isEmpty()
                || Scope.needed(request.getMethod(), RequestPath.of(request))
                        .filter(by::mayUse)
                        .isPresent();
    }

    private static AuthorizationManager<RequestAuthorizationContext> fromNearby() {
        return (who, context) ->
                new AuthorizationDecision(
                        Tries.isLoopback(context.getRequest().getRemoteAddr())
                                || (who.get() instanceof SignedIn by
                                        && (by.getPrincipal().has(Role.AUDITOR)
                                                || by.getPrincipal().has(Role.ADMINISTRATOR))));
    }
}
