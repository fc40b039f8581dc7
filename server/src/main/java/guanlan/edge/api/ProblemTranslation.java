package guanlan.edge.api;

import guanlan.platform.access.AccessProblem;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import jakarta.validation.ConstraintViolation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.FieldError;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/**
 * What the framework complains about, in our words. Everything it does not know is our own fault.
 */
record ProblemTranslation(DataSize uploadLimit) {
    private static final int DEEPEST = 20;

    /** A character that no text of the database has, NUL above all. */
    private static final Set<String> UNKEEPABLE = Set.of("22021", "22P05");

    /** A statement that took longer than it may. */
    private static final Set<String> GIVEN_UP = Set.of("57014");

    Problem of(Exception exception) {
        return within(exception).orElseGet(() -> outside(exception));
    }

    /** One of ours on which something of the framework's was wound. */
    private static Optional<Problem> within(Exception exception) {
        return causes(exception).stream()
                .filter(Problem.class::isInstance)
                .map(Problem.class::cast)
                .findFirst();
    }

    private static List<Throwable> causes(Throwable exception) {
        List<Throwable> causes = new ArrayList<>();
        Throwable cause = exception;
        while (cause != null && causes.size() < DEEPEST) {
            causes.add(cause);
            cause = cause.getCause();
        }
        return causes;
    }

    private Problem outside(Exception exception) {
        return switch (exception) {
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case MethodArgumentNotValidException invalid ->
                    invalid(
                            invalid.getFieldErrors().stream()
                                    .sorted(Comparator.comparing(FieldError::getField))
                                    .map(this::finding)
                                    .toList());
            case HandlerMethodValidationException invalid -> invalid(findings(invalid));
            case MissingServletRequestParameterException missing ->
                    parameter(missing.getParameterName());
            case MissingServletRequestPartException missing ->
                    parameter(missing.getRequestPartName());
            case MissingRequestHeaderException missing -> parameter(missing.getHeaderName());
            case MethodArgumentTypeMismatchException wrong -> parameter(wrong.getName());
            case HttpRequestMethodNotSupportedException wrong ->
                    new Problem(ApiProblem.METHOD, Map.of("allowed", methods(wrong)));
            case HttpMediaTypeNotSupportedException wrong ->
                    new Problem(ApiProblem.MEDIA, supported(wrong.getSupportedMediaTypes()));
            case HttpMediaTypeNotAcceptableException wrong ->
                    new Problem(
                            ApiProblem.NOT_ACCEPTABLE, supported(wrong.getSupportedMediaTypes()));
            case MaxUploadSizeExceededException _ -> tooLarge();
            case MultipartException _ -> new Problem(ApiProblem.MALFORMED);
            case NoResourceFoundException _ -> new Problem(ApiProblem.ABSENT);
            case NoHandlerFoundException _ -> new Problem(ApiProblem.ABSENT);
            case AccessDeniedException _ -> new Problem(AccessProblem.REFUSED);
            default -> new Problem(ofDatabase(exception));
        };
    }

    private static ApiProblem ofDatabase(Exception exception) {
        return says(exception, UNKEEPABLE)
                ? ApiProblem.CHARACTER
                : says(exception, GIVEN_UP) ? ApiProblem.SLOW : ApiProblem.UNEXPECTED;
    }

    private static boolean says(Exception exception, Set<String> states) {
        return causes(exception).stream()
                .filter(SQLException.class::isInstance)
                .map(cause -> String.valueOf(((SQLException) cause).getSQLState()))
                .anyMatch(states::contains);
    }

    /** For what the container refused on its own, where only a status is left. */
    Problem of(int status) {
        return switch (status) {
            case 404 -> new Problem(ApiProblem.ABSENT);
            case 413 -> tooLarge();
            default -> new Problem(status < 500 ? ApiProblem.MALFORMED : ApiProblem.UNEXPECTED);
        };
    }

    private Problem tooLarge() {
        return new Problem(
                ApiProblem.TOO_LARGE, Map.of("limit", uploadLimit.toMegabytes() + " MB"));
    }

    private static Problem unreadable(HttpMessageNotReadableException exception) {
        if (!(exception.getCause() instanceof JacksonException cause)) {
            return new Problem(ApiProblem.EMPTY);
        }
        var at = cause.getLocation();
        Map<String, Integer> params =
                at == null
                        ? Map.of("line", 1, "column", 1)
                        : Map.of("line", at.getLineNr(), "column", at.getColumnNr());
        String field = path(cause);
        List<Finding> findings =
                field.isEmpty() ? List.of() : List.of(Finding.of(field, ApiProblem.VALUE));
        return new Problem(ApiProblem.UNREADABLE, params, findings);
    }

    /** {@code rows[3].name}. */
    private static String path(JacksonException cause) {
        return cause.getPath().stream()
                .map(
                        step ->
                                step.getPropertyName() == null
                                        ? "[" + step.getIndex() + "]"
                                        : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static Problem invalid(List<Finding> findings) {
        return new Problem(ApiProblem.INVALID, Map.of(), findings);
    }

    private List<Finding> findings(HandlerMethodValidationException invalid) {
        return invalid.getParameterValidationResults().stream()
                .map(result -> result.getMethodParameter().getParameterName())
                .filter(Objects::nonNull)
                .map(name -> Finding.of(name, ApiProblem.VALUE))
                .toList();
    }

    private Finding finding(FieldError error) {
        return switch (String.valueOf(error.getCode())) {
            case "NotNull", "NotBlank", "NotEmpty" ->
                    Finding.of(error.getField(), ApiProblem.REQUIRED);
            case "Size", "Length" -> Finding.of(error.getField(), ApiProblem.LENGTH, bounds(error));
            default -> Finding.of(error.getField(), ApiProblem.VALUE);
        };
    }

    private static Map<String, ?> bounds(FieldError error) {
        var attributes =
                error.unwrap(ConstraintViolation.class).getConstraintDescriptor().getAttributes();
        return Map.of("min", attributes.get("min"), "max", attributes.get("max"));
    }

    private static Problem parameter(String name) {
        return new Problem(ApiProblem.PARAMETER, Map.of("name", name));
    }

    private static String methods(HttpRequestMethodNotSupportedException wrong) {
        String @Nullable [] supported = wrong.getSupportedMethods();
        return supported == null ? "" : String.join(", ", supported);
    }

    private static Map<String, String> supported(List<MediaType> types) {
        return Map.of("supported", MediaType.toString(types));
    }
}
