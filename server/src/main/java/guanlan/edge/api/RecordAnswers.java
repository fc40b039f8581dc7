package guanlan.edge.api;

import guanlan.engine.query.Row;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Written;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the caller may do, and what became of his rows, in his language. */
@Component
final class RecordAnswers {
    private final Permits permits;
    private final Texts texts;
    private final SensitiveViews sensitive;

    RecordAnswers(Permits permits, Texts texts, SensitiveViews sensitive) {
        this.permits = permits;
        this.texts = texts;
        this.sensitive = sensitive;
    }

    record RecordRights(boolean edit, boolean delete) {}

    /** The record is shown to the caller. */
    void shown(ObjectDefinition object, Row row) {
        sensitive.opened(object, row);
    }

    RecordRights rights(ObjectName object) {
        Permit permit = permits.of(Caller.current(), object.value());
        return new RecordRights(permit.allows(Right.EDIT), permit.allows(Right.DELETE));
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
