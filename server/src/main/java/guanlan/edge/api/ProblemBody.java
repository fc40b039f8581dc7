package guanlan.edge.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A problem as the client reads it, RFC 9457 with our code, parameters and findings. */
record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        String code,
        Map<String, ?> params,
        List<FindingBody> findings,
        String trace) {

    /** One complaint about one field. {@code row} counts from 0 in a batch. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FindingBody(
            @Nullable Integer row,
            @Nullable String field,
            String code,
            String message,
            Map<String, ?> params) {}
}
