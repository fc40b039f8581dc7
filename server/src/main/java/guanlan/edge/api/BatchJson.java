package guanlan.edge.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.problems.Problem;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A batch over HTTP: one operation, up to ten thousand rows, an outcome for each. */
final class BatchJson {
    static final int MOST = 10_000;

    private BatchJson() {}

    /** What is to be done with the rows. */
    enum Operation {
        CREATE,
        UPDATE,
        UPSERT,
        DELETE,
        RESTORE
    }

    /**
     * @param by for an upsert: the field by which an existing record is known
     * @param onMatch for an upsert: what becomes of a row whose record exists; none: it is updated
     */
    record Request(
            @NotNull Operation operation,
            @NotNull List<@NotNull Map<String, @Nullable Object>> rows,
            @Nullable Boolean atomic,
            @Nullable String by,
            Batch.@Nullable OnMatch onMatch) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RowOutcome(
            int row,
            String status,
            @Nullable UUID id,
            @Nullable Long version,
            @Nullable List<ProblemBody.FindingBody> findings) {}

    record Answer(List<RowOutcome> outcomes, Map<String, Long> counts) {}

    static Batch batch(ObjectName object, Request request) {
        if (request.rows().size() > MOST) {
            throw new Problem(
                    ApiProblem.TOO_MANY_ROWS, Map.of("most", MOST, "rows", request.rows().size()));
        }
        Batch.Of of = Batch.of(object);
        Batch batch =
                switch (request.operation()) {
                    case CREATE ->
                            of.create(
                                    request.rows().stream().map(RecordsController::given).toList());
                    case UPSERT -> upsert(of, request);
                    case UPDATE ->
                            of.update(request.rows().stream().map(BatchJson::change).toList());
                    case DELETE ->
                            of.delete(request.rows().stream().map(BatchJson::target).toList());
                    case RESTORE ->
                            of.restore(request.rows().stream().map(BatchJson::target).toList());
                };
        return Boolean.TRUE.equals(request.atomic()) ? batch.allOrNothing() : batch;
    }

    private static Batch upsert(Batch.Of of, Request request) {
        if (request.by() == null) {
            throw new Problem(ApiProblem.PARAMETER, Map.of("name", "by"));
        }
        return of.upsert(
                request.rows().stream().map(RecordsController::given).toList(),
                request.by(),
                request.onMatch() == null ? Batch.OnMatch.UPDATE : request.onMatch());
    }

    private static Batch.Change change(Map<String, @Nullable Object> row) {
        Batch.Target target = target(row);
        Row values = RecordsController.given(row);
        return new Batch.Change(target.id(), target.version(), values);
    }

    private static Batch.Target target(Map<String, @Nullable Object> row) {
        try {
            Object version = row.get("version");
            UUID id = UUID.fromString(String.valueOf(row.get("id")));
            return new Batch.Target(id, version == null ? null : Long.valueOf(version.toString()));
        } catch (IllegalArgumentException noId) {
            throw new Problem(ApiProblem.PARAMETER, Map.of("name", "rows.id"));
        }
    }
}
