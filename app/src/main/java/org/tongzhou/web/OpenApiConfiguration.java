package org.tongzhou.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The machine-readable description of the API, at `/api/v1/openapi.json`.
@Configuration
class OpenApiConfiguration {

    private static final String KEY = "IdempotencyKey";
    private static final String ABOUT =
            """
            Online mutual aid. Call it with a token that a person makes on the page /me/tokens; \
            each operation names the scope that the token needs. Every write needs an \
            Idempotency-Key. What goes wrong is told as a problem (RFC 9457) in the language of \
            Accept-Language, zh or en: decide by its `type`, show its `detail`. Money is in whole \
            minor units of the plan's currency. Lists come in pages: `next` is the address of the \
            next one.\
            """;

    @Bean
    OpenAPI openApi() {
        Info info =
                new Info()
                        .title("Tongzhou")
                        .version("1")
                        .description(ABOUT)
                        .license(
                                new License()
                                        .name("Apache-2.0")
                                        .url("https://www.apache.org/licenses/LICENSE-2.0"));
        Components components = new Components().addParameters(KEY, key());
        ProblemResponses.describe(components);
        return new OpenAPI()
                .info(info)
                .servers(List.of(new Server().url("/")))
                .components(components);
    }

    private static HeaderParameter key() {
        Schema<?> text = new StringSchema();
        text.setMinLength(1);
        text.setMaxLength(128);
        HeaderParameter key = new HeaderParameter();
        key.name("Idempotency-Key")
                .required(true)
                .description(
                        "A word of your own for this write. Sent again with the same word, it has"
                                + " the same answer and no second effect.")
                .schema(text);
        return key;
    }

    private static void bytesAreNoJson(ApiResponse response) {
        Content content = response.getContent();
        if (content == null) {
            return;
        }
        MediaType json = content.get("application/json");
        Schema<?> schema = json == null ? null : json.getSchema();
        if (schema != null && "byte".equals(schema.getFormat())) {
            response.setContent(new Content().addMediaType("application/octet-stream", json));
        }
    }

    /// `claimsReport`: by class and method, so that a new endpoint renames no other.
    @Bean
    OperationCustomizer operationsAreNamed() {
        return (operation, endpoint) -> {
            String owner = endpoint.getBeanType().getSimpleName().replaceFirst("Api$", "");
            String method = endpoint.getMethod().getName();
            operation.setOperationId(
                    Character.toLowerCase(owner.charAt(0))
                            + owner.substring(1)
                            + Character.toUpperCase(method.charAt(0))
                            + method.substring(1));
            return operation;
        };
    }

    @Bean
    OperationCustomizer readsThatRulesMayRefuse() {
        return (operation, endpoint) -> {
            if (endpoint.hasMethodAnnotation(RefusedByRule.class)) {
                operation.getResponses().addApiResponse("422", ProblemResponses.of("422"));
            }
            return operation;
        };
    }

    @Bean
    OpenApiCustomizer keysAndProblems() {
        return api -> {
            if (api.getPaths() == null) {
                return;
            }
            for (var path : api.getPaths().values()) {
                path.readOperationsMap().forEach(OpenApiConfiguration::complete);
            }
        };
    }

    private static void complete(HttpMethod method, Operation operation) {
        operation.getResponses().values().forEach(OpenApiConfiguration::bytesAreNoJson);
        boolean isWrite = method != HttpMethod.GET;
        ProblemResponses.add(operation, isWrite);
        if (isWrite) {
            operation.addParametersItem(new Parameter().$ref("#/components/parameters/" + KEY));
        }
    }
}
