package org.tongzhou.accounts;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.tongzhou.web.ProblemResponses;
import org.tongzhou.web.Words;

/// Tells the API's description what each operation needs: its scope by the path, its roles by the
/// annotation that keeps others out, and neither where everybody may look.
@Configuration
class ApiNeeds {

    private static final String TOKEN = "token";
    private static final String ROLES = "x-roles";
    private static final String ABOUT =
            "A token that a person makes on the page /me/tokens, for the scopes that are chosen"
                    + " there: `Authorization: Bearer tz_…`";

    @Bean
    OperationCustomizer rolesOfOperations() {
        return (operation, endpoint) -> {
            Set<Role> roles = NeededRoles.of(endpoint);
            if (!roles.isEmpty()) {
                operation.addExtension(ROLES, roles.stream().map(Role::name).toList());
            }
            return operation;
        };
    }

    @Bean
    OpenApiCustomizer needsOfOperations(List<Access> access) {
        List<PathPattern> open =
                access.stream()
                        .flatMap(one -> one.rules().stream())
                        .filter(Access.Rule::isOpen)
                        .flatMap(rule -> rule.patterns().stream())
                        .map(PathPatternParser.defaultInstance::parse)
                        .toList();
        return api -> describe(api, open);
    }

    private static void describe(OpenAPI api, List<PathPattern> open) {
        api.getComponents()
                .addSecuritySchemes(
                        TOKEN,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description(ABOUT));
        for (Scope.Resource resource : Scope.Resource.values()) {
            String named = english(resource.wordsKey());
            api.addTagsItem(new Tag().name(resource.segment()).description(named));
        }
        if (api.getPaths() == null) {
            return;
        }
        api.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap()
                                .forEach((method, operation) ->
                                        describe(operation, method, path, open)));
    }

    private static void describe(
            Operation operation, HttpMethod method, String path, List<PathPattern> open) {
        Scope scope = Scope.needed(method.name(), path).orElseThrow();
        operation.setTags(List.of(scope.resource().segment()));
        PathContainer place = PathContainer.parsePath(path);
        boolean isOpen =
                method == HttpMethod.GET && open.stream().anyMatch(one -> one.matches(place));
        if (isOpen) {
            operation.setSecurity(List.of());
            return;
        }
        operation.setSecurity(List.of(new SecurityRequirement().addList(TOKEN, scope.toString())));
        operation.setDescription(needs(operation, scope));
        operation.getResponses().addApiResponse("401", ProblemResponses.of("401"));
        operation.getResponses().addApiResponse("403", ProblemResponses.of("403"));
    }

    /// Also in words: not every tool shows scopes of a bearer token.
    private static String needs(Operation operation, Scope scope) {
        String own = operation.getDescription();
        String before = own == null ? "" : own + " ";
        return before + "Scope: `" + scope + "`." + roles(operation.getExtensions());
    }

    private static String roles(@Nullable Map<String, Object> extensions) {
        if (extensions == null || !(extensions.get(ROLES) instanceof List<?> roles)) {
            return "";
        }
        List<String> names = roles.stream().map(one -> "`" + one + "`").toList();
        return " Role: " + String.join(" or ", names) + ".";
    }

    private static String english(String key) {
        return Words.in(Words.Language.ENGLISH, key);
    }
}
