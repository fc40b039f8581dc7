package guanlan.engine.granting;

import guanlan.engine.query.Filter;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.engine.rights.CompiledPermits;
import guanlan.engine.rights.RightsProblem;
import guanlan.engine.rights.RightsStore;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Who holds which role, through himself, his department or his position, and for how long. */
@Component
public class Grants {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST = 1_000;

    private final Queries queries;
    private final Records records;
    private final CompiledPermits permits;
    private final Parties parties;
    private final InstantSource clock;

    Grants(
            Queries queries,
            Records records,
            CompiledPermits permits,
            Parties parties,
            InstantSource clock) {
        this.queries = queries;
        this.records = records;
        this.permits = permits;
        this.parties = parties;
        this.clock = clock;
    }

    /** What somebody wants to grant; when changing, what is not said stays. */
    public record Wanted(
            @Nullable String role,
            @Nullable Party to,
            @Nullable Until from,
            @Nullable Until until,
            @Nullable String note) {}

    /**
     * The newest first.
     *
     * @param person only those that reach this person
     */
    public List<Given> list(@Nullable String role, @Nullable UUID person) {
        String where = role == null ? null : "role == " + JSON.writeValueAsString(role);
        var query =
                Query.of(RightsStore.GRANT)
                        .filter(Filter.ALL.where(where))
                        .sort("-created_at")
                        .limit(MOST);
        List<Row> rows = queries.read(query).rows();
        if (person == null) {
            return given(rows);
        }
        Set<UUID> reaching = permits.grantsOf(Caller.current().tenant(), person);
        return given(rows.stream().filter(row -> reaching.contains(row.id())).toList());
    }

    public Given require(UUID id) {
        Row row =
                queries.find(RightsStore.GRANT, id)
                        .filter(found -> !found.isDeleted())
                        .orElseThrow(
                                () -> new Problem(RightsProblem.GRANT_ABSENT, Map.of("id", id)));
        return given(List.of(row)).getFirst();
    }

    private List<Given> given(List<Row> rows) {
        Instant now = clock.instant();
        List<Party> to = parties.of(rows);
        Map<UUID, String> titles = queries.titles(RightsStore.GRANT, rows);
        List<Given> all = new ArrayList<>();
        for (int at = 0; at < rows.size(); at++) {
            Row row = rows.get(at);
            UUID by = row.value("created_by") instanceof UUID who ? who : null;
            all.add(new Given(row, to.get(at), Given.state(row, now), by, titles));
        }
        return all;
    }

    public Given create(Wanted wanted) {
        giving();
        List<Finding> findings = new ArrayList<>();
        String role = wanted.role();
        if (role == null || permits.role(role).isEmpty()) {
            findings.add(Finding.of("role", RightsProblem.ROLE_ABSENT));
        }
        Map<String, @Nullable Object> values = parties.values(wanted.to(), false, findings);
        values.put("role", role);
        values.put("from", Until.or(wanted.from(), null));
        values.put("until", Until.or(wanted.until(), null));
        values.put("note", wanted.note());
        times(Until.or(wanted.from(), null), Until.or(wanted.until(), null), findings);
        refuse(findings);
        var written = write(Batch.of(RightsStore.GRANT).create(List.of(Row.of(values))));
        return require(((Outcome.Created) written).id());
    }

    /** Who may not give is told that before anything about what he sent. */
    private void giving() {
        if (!permits.of(Caller.current(), RightsStore.GRANT.value()).allows(Right.CREATE)) {
            throw new Problem(AccessProblem.REFUSED, Map.of("object", RightsStore.GRANT));
        }
    }

    public Given change(UUID id, Wanted wanted) {
        Given now = require(id);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("from", Until.or(wanted.from(), now.moment("from")));
        values.put("until", Until.or(wanted.until(), now.moment("until")));
        values.put("note", Given.or(wanted.note(), now.text("note")));
        List<Finding> findings = new ArrayList<>();
        times((Instant) values.get("from"), (Instant) values.get("until"), findings);
        refuse(findings);
        write(
                Batch.of(RightsStore.GRANT)
                        .update(List.of(new Batch.Change(id, null, Row.of(values)))));
        return require(id);
    }

    public void delete(UUID id) {
        require(id);
        write(Batch.of(RightsStore.GRANT).delete(Batch.Target.of(List.of(id))));
    }

    private static void times(
            @Nullable Instant from, @Nullable Instant until, List<Finding> findings) {
        if (from != null && until != null && !until.isAfter(from)) {
            findings.add(Finding.of("until", RightsProblem.NO_TIME));
        }
    }

    private static void refuse(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw new Problem(RightsProblem.GRANT_REFUSED, Map.of(), findings);
        }
    }

    private Outcome write(Batch batch) {
        Batch whole = batch.allOrNothing().because(Cause.of(Cause.Kind.SCREEN));
        return records.write(whole).outcomes().getFirst();
    }
}
