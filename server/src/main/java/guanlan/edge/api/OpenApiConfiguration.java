package guanlan.edge.api;

import guanlan.platform.identity.Presence;
import guanlan.platform.identity.Session;
import guanlan.platform.problems.Code;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the interface is, for programs: the generic paths from the controllers, told exactly (which
 * fields are always there, which may be null, how a refusal looks), and paths and shapes for every
 * object that the caller may see, made from its definition.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    private static final String PROBLEM = "Problem";

    static {
        // Trees of words: what they may say is written at the operation.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(ObjectNode.class);
        SpringDocUtils.getConfig().replaceWithClass(JsonNode.class, Object.class);
        // Who asks is known from the session, not from what is asked.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Session.class, Presence.class);
    }

    /** Named by controller and method, so that a generated client has stable names. */
    @Bean
    GlobalOperationCustomizer operationsHaveNames() {
        return OpenApiConfiguration::named;
    }

    private static Operation named(Operation operation, HandlerMethod handler) {
        String noun =
                ClassUtils.getShortName(handler.getBeanType()).replaceFirst("Controller$", "");
        String tag = noun.substring(0, 1).toLowerCase(Locale.ROOT) + noun.substring(1);
        operation.setOperationId(tag + "_" + handler.getMethod().getName());
        operation.setTags(List.of(tag));
        operation.getResponses().addApiResponse("default", refusal());
        return operation;
    }

    private static ApiResponse refusal() {
        var schema = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
        return new ApiResponse()
                .description("What was refused, and why")
                .content(
                        new Content()
                                .addMediaType(
                                        "application/problem+json",
                                        new MediaType().schema(schema)));
    }

    @Bean
    GlobalOpenApiCustomizer whatIsTold(ApiSettings settings, OpenApiObjects objects) {
        List<String> codes = codes();
        return told -> {
            told.setInfo(new Info().title("Guanlan").version(settings.version()));
            told.setServers(List.of(new Server().url("/")));
            addProblem(told);
            OpenApiShapes.of(told).settle();
            OpenApiFiles.settle(told);
            name(told, codes);
            objects.addTo(told);
        };
    }

    private static void addProblem(OpenAPI told) {
        ModelConverters.getInstance(true)
                .readAll(ProblemBody.class)
                .forEach((name, schema) -> told.getComponents().addSchemas(name, schema));
    }

    private static void name(OpenAPI told, List<String> codes) {
        Schema<?> problem = Objects.requireNonNull(told.getComponents().getSchemas().get(PROBLEM));
        problem.description(
                "A refusal after RFC 9457; its code is stable, its texts are for people");
        @SuppressWarnings("unchecked") // a property that this class has as a text
        Schema<String> code =
                (Schema<String>) Objects.requireNonNull(problem.getProperties().get("code"));
        code.setEnum(codes);
    }

    /** Every code there is, whichever module says it. */
    private static List<String> codes() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Code.class));
        return scanner.findCandidateComponents("guanlan").stream()
                .map(BeanDefinition::getBeanClassName)
                .flatMap(OpenApiConfiguration::constants)
                .map(Code::key)
                .sorted()
                .distinct()
                .toList();
    }

    private static Stream<Code> constants(@Nullable String name) {
        Class<?> type = ClassUtils.resolveClassName(String.valueOf(name), null);
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants()).map(Code.class::cast)
                : Stream.of();
    }
}
