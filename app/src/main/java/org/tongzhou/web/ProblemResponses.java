package org.tongzhou.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The problems in the API's description: what each operation may answer instead.
public final class ProblemResponses {

    private static final Map<String, String> TOLD = told();

    private ProblemResponses() {}

    private static Map<String, String> told() {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("400", "Something sent is missing or not in its form; `errors` names each field.");
        told.put("401", "There is no token, or it does not hold.");
        told.put("403", "The token lacks `scopeNeeded`, or the account all of `rolesNeeded`.");
        told.put("404", "There is no such thing, or it is not open to this account.");
        told.put("409", "It is not so any more, or a request with this key is being worked on.");
        told.put("415", "The body is not of a kind that is read here.");
        told.put("422", "A rule is against it, and `type` says which; or the key was used before.");
        told.put("429", "Too many requests: wait as long as `Retry-After` says.");
        told.put("503", "No room now, and nothing was done: wait as `Retry-After` says.");
        told.put("default", "What else may go wrong.");
        return told;
    }

    /// The problem of a status, described once for all operations.
    public static ApiResponse of(String status) {
        return new ApiResponse().$ref("#/components/responses/" + name(status));
    }

    private static String name(String status) {
        return "Problem" + (status.equals("default") ? "" : status);
    }

    static void describe(Components components) {
        components.addSchemas("Problem", problem());
        TOLD.forEach((status, text) -> components.addResponses(name(status), response(text)));
    }

    private static ApiResponse response(String text) {
        Schema<?> schema = new ObjectSchema();
        schema.set$ref("#/components/schemas/Problem");
        MediaType body = new MediaType().schema(schema);
        return new ApiResponse()
                .description(text)
                .content(new Content().addMediaType("application/problem+json", body));
    }

    private static Schema<?> problem() {
        Schema<?> error = new ObjectSchema();
        error.addProperty("field", new StringSchema());
        error.addProperty("reason", new StringSchema());
        Schema<?> problem = new ObjectSchema();
        problem.addProperty("type", told("stays the same for ever: decide by it"));
        problem.addProperty("title", new StringSchema());
        problem.addProperty("status", new IntegerSchema());
        problem.addProperty("detail", told("for people: what is wrong and what to do next"));
        problem.addProperty("errors", listOf(error));
        problem.addProperty("scopeNeeded", new StringSchema());
        problem.addProperty("rolesNeeded", listOf(new StringSchema()));
        problem.addProperty("methodsAllowed", listOf(new StringSchema()));
        problem.setRequired(List.of("type", "title", "status", "detail"));
        return problem;
    }

    private static Schema<?> told(String description) {
        Schema<?> text = new StringSchema();
        text.setDescription(description);
        return text;
    }

    private static Schema<?> listOf(Schema<?> one) {
        Schema<?> list = new ArraySchema();
        list.setItems(one);
        return list;
    }

    static void add(Operation operation, boolean isWrite) {
        List<Parameter> parameters = operation.getParameters();
        boolean asks = parameters != null && !parameters.isEmpty();
        if (isWrite || asks) {
            put(operation, "400");
        }
        if (asks && parameters.stream().anyMatch(ProblemResponses::names)) {
            put(operation, "404");
        }
        if (operation.getRequestBody() != null) {
            put(operation, "415");
        }
        if (isWrite) {
            put(operation, "409");
            put(operation, "422");
        }
        put(operation, "429");
        put(operation, "503");
        put(operation, "default");
    }

    private static boolean names(Parameter parameter) {
        return "path".equals(parameter.getIn()) || "plan".equals(parameter.getName());
    }

    private static void put(Operation operation, String status) {
        operation.getResponses().addApiResponse(status, of(status));
    }
}
