package guanlan.domain.scoring;

import guanlan.engine.query.Counting;
import guanlan.engine.query.Page;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Records;
import guanlan.platform.access.Caller;
import guanlan.platform.jobs.JobHandler;
import guanlan.platform.jobs.JobName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Counts all leads anew when a rule has changed: a page at a time each rule asks the database which
 * of its leads fulfil it, and only those whose points differ are written.
 */
@Component
class Rescoring implements JobHandler {
    static final JobName JOB = new JobName("scoring.recount");
    private static final int AT_ONCE = 500;

    private final ScoreRules rules;
    private final Queries queries;
    private final Records records;

    Rescoring(ScoreRules rules, Queries queries, Records records) {
        this.rules = rules;
        this.queries = queries;
        this.records = records;
    }

    @Override
    public JobName name() {
        return JOB;
    }

    @Override
    public void run(UUID id, String tenant) {
        Caller.system(tenant).run(this::all);
    }

    void all() {
        List<ScoreRule> active = rules.active();
        List<String> fields = new ArrayList<>(Score.FIELDS);
        fields.add("id");
        @Nullable String after = null;
        do {
            var query =
                    Query.of(LeadScores.LEAD)
                            .sort("created_at")
                            .fields(fields)
                            .limit(AT_ONCE)
                            .after(after)
                            .counting(Counting.NONE);
            Page page = queries.read(query);
            recount(active, page.rows());
            after = page.next();
        } while (after != null);
    }

    private void recount(List<ScoreRule> active, List<Row> rows) {
        Map<UUID, List<ScoreRule>> fulfilled = new HashMap<>();
        for (ScoreRule rule : active) {
            for (UUID lead : fulfilling(rule, rows)) {
                fulfilled.computeIfAbsent(lead, _ -> new ArrayList<>()).add(rule);
            }
        }
        List<Batch.Change> changes = new ArrayList<>();
        for (Row row : rows) {
            Map<String, @Nullable Object> values =
                    active.isEmpty()
                            ? Score.none()
                            : new Score(fulfilled.getOrDefault(row.id(), List.of())).values();
            if (values.entrySet().stream().anyMatch(each -> differs(row, each))) {
                changes.add(new Batch.Change(row.id(), null, Row.of(values)));
            }
        }
        if (!changes.isEmpty()) {
            records.write(
                    Batch.of(LeadScores.LEAD)
                            .update(changes)
                            .because(Cause.of(Cause.Kind.SYSTEM)));
        }
    }

    private static boolean differs(Row row, Map.Entry<String, @Nullable Object> counted) {
        return !Objects.equals(row.value(counted.getKey()), counted.getValue());
    }

    private List<UUID> fulfilling(ScoreRule rule, List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        String these =
                rows.stream().map(row -> "\"" + row.id() + "\"").collect(Collectors.joining(", "));
        var query =
                Query.of(LeadScores.LEAD)
                        .where("id in [" + these + "] && (" + rule.applies() + ")")
                        .fields(List.of("id"))
                        .limit(AT_ONCE)
                        .counting(Counting.NONE);
        return queries.read(query).rows().stream().map(Row::id).toList();
    }
}
