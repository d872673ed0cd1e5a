package org.tongzhou.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The machine-readable description of the API, at `/api/v1/openapi.json`.
@Configuration
class OpenApiConfiguration {

    private static final String TOKEN = "token";

    @Bean
    OpenAPI openApi() {
        Info info =
                new Info()
                        .title("Tongzhou")
                        .version("1")
                        .description("Online mutual aid. Every write needs an Idempotency-Key.")
                        .license(
                                new License()
                                        .name("Apache-2.0")
                                        .url("https://www.apache.org/licenses/LICENSE-2.0"));
        SecurityScheme bearer =
                new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer");
        return new OpenAPI()
                .info(info)
                .servers(List.of(new Server().url("/")))
                .components(new Components().addSecuritySchemes(TOKEN, bearer))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    @Bean
    OpenApiCustomizer everyWriteHasItsKey() {
        return api -> {
            if (api.getPaths() == null) {
                return;
            }
            for (var path : api.getPaths().values()) {
                path.readOperationsMap()
                        .forEach((method, operation) -> {
                            if (method != HttpMethod.GET) {
                                operation.addParametersItem(key());
                            }
                        });
            }
        };
    }

    private static HeaderParameter key() {
        HeaderParameter key = new HeaderParameter();
        key.name("Idempotency-Key").required(true).schema(new StringSchema().maxLength(128));
        return key;
    }
}
