package guanlan.edge.api;

import static org.springframework.http.MediaType.ALL_VALUE;
import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.MULTIPART_FORM_DATA_VALUE;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Reflection takes files for JSON: they come in forms, and go out as what they are. */
final class OpenApiFiles {
    private OpenApiFiles() {}

    static void settle(OpenAPI told) {
        told.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(OpenApiFiles::settle);
    }

    private static void settle(Operation operation) {
        if (operation.getRequestBody() != null) {
            rename(operation.getRequestBody().getContent(), MULTIPART_FORM_DATA_VALUE);
        }
        operation
                .getResponses()
                .values()
                .forEach(response -> rename(response.getContent(), ALL_VALUE));
    }

    private static void rename(@Nullable Content content, String name) {
        if (content == null) {
            return;
        }
        MediaType json = content.get(APPLICATION_JSON_VALUE);
        if (json != null && isFile(json.getSchema())) {
            content.remove(APPLICATION_JSON_VALUE);
            content.addMediaType(name, json);
        }
    }

    /** A file itself, or a form that has one. */
    private static boolean isFile(@Nullable Schema<?> schema) {
        return schema != null
                && ("binary".equals(schema.getFormat())
                        || schema.getProperties() != null
                                && schema.getProperties().values().stream()
                                        .anyMatch(part -> "binary".equals(part.getFormat())));
    }
}
