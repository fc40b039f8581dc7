package guanlan.edge.api;

import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.query.RowRights;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Successors;
import guanlan.engine.records.Written;
import guanlan.engine.rights.Access;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the caller may do, and what became of his rows, in his language. */
@Component
final class RecordAnswers {
    private final RowRights rights;
    private final Queries queries;
    private final Successors successors;
    private final Texts texts;
    private final SensitiveViews sensitive;

    RecordAnswers(
            RowRights rights,
            Queries queries,
            Successors successors,
            Texts texts,
            SensitiveViews sensitive) {
        this.rights = rights;
        this.queries = queries;
        this.successors = successors;
        this.texts = texts;
        this.sensitive = sensitive;
    }

    /**
     * What may be done with one record.
     *
     * @param locked fields that may be changed elsewhere, but not on it
     */
    record RecordRights(boolean edit, boolean delete, boolean transfer, List<String> locked) {}

    /** The record is shown to the caller. */
    void shown(ObjectDefinition object, Row row) {
        sensitive.opened(object, row);
    }

    /** The record that stands for one that was merged away, if the caller sees it. */
    Optional<RecordJson.Reference> successor(ObjectDefinition object, UUID id) {
        return successors
                .of(id)
                .flatMap(into -> queries.find(object.name(), into))
                .map(
                        row ->
                                new RecordJson.Reference(
                                        row.id(), Objects.toString(row.value(object.title()), "")));
    }

    RecordRights rights(ObjectName object, UUID id) {
        RowRights.Held held = rights.of(object, id);
        return new RecordRights(
                held.may(Right.EDIT),
                held.may(Right.DELETE),
                held.may(Right.TRANSFER),
                held.partial().entrySet().stream()
                        .filter(each -> each.getValue() != Access.EDIT)
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList());
    }

    BatchJson.Answer answer(Written written) {
        List<BatchJson.RowOutcome> outcomes = new ArrayList<>();
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Outcome outcome : written.outcomes()) {
            counts.merge(outcome.key(), 1L, Long::sum);
            outcomes.add(row(outcomes.size(), outcome));
        }
        return new BatchJson.Answer(outcomes, counts);
    }

    private BatchJson.RowOutcome row(int at, Outcome outcome) {
        String key = outcome.key();
        return switch (outcome) {
            case Outcome.Created(var id) -> new BatchJson.RowOutcome(at, key, id, 1L, null);
            case Outcome.Updated(var id, var version) ->
                    new BatchJson.RowOutcome(at, key, id, version, null);
            case Outcome.Unchanged(var id) -> new BatchJson.RowOutcome(at, key, id, null, null);
            case Outcome.Skipped(var id) -> new BatchJson.RowOutcome(at, key, id, null, null);
            case Outcome.Deleted(var id) -> new BatchJson.RowOutcome(at, key, id, null, null);
            case Outcome.Restored(var id) -> new BatchJson.RowOutcome(at, key, id, null, null);
            case Outcome.Rejected(var findings) ->
                    new BatchJson.RowOutcome(at, key, null, null, said(at, findings));
        };
    }

    private List<ProblemBody.FindingBody> said(int at, List<Finding> findings) {
        var locale = Caller.current().locale();
        return findings.stream()
                .map(
                        finding ->
                                new ProblemBody.FindingBody(
                                        at,
                                        finding.field(),
                                        finding.code().key(),
                                        texts.say(finding, locale),
                                        finding.params()))
                .toList();
    }
}
