package guanlan.engine.granting;

import guanlan.engine.query.Filter;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.query.RowRights;
import guanlan.engine.query.RowRights.Held;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.engine.rights.RightsProblem;
import guanlan.engine.rights.RightsStore;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Role;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is shared: single records, by those who may change them, and whole kinds of them by
 * criteria, by administrators. A share with a part makes its party a member of the record's team.
 */
@Component
public class Shares {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST = 1_000;
    private static final Set<String> LEVELS = Set.of("read", "edit");

    private final Queries queries;
    private final Records records;
    private final Schemas schemas;
    private final RowRights rights;
    private final RoleChecks checks;
    private final Parties parties;
    private final InstantSource clock;

    Shares(
            Queries queries,
            Records records,
            Schemas schemas,
            RowRights rights,
            RoleChecks checks,
            Parties parties,
            InstantSource clock) {
        this.queries = queries;
        this.records = records;
        this.schemas = schemas;
        this.rights = rights;
        this.checks = checks;
        this.parties = parties;
        this.clock = clock;
    }

    /** What somebody wants to share; when changing, what is not said stays. */
    public record Wanted(
            @Nullable Party to,
            @Nullable String level,
            @Nullable String part,
            @Nullable Until until,
            @Nullable String note) {}

    /** A kind of records that is shared. */
    public record Kind(@Nullable String object, @Nullable String where) {}

    /** Everybody who sees a record sees with whom it is shared. */
    public List<Given> of(ObjectName object, UUID record) {
        queries.require(object, record);
        String where =
                "target == "
                        + quoted(object.value())
                        + " && record == "
                        + quoted(record.toString());
        return elevated(() -> given(where));
    }

    /** Who only stands in for somebody does not share what will not be his to see any more. */
    public boolean may(ObjectName object, UUID record) {
        Held held = rights.of(object, record);
        return held.may(Right.EDIT) && held.lender() == null;
    }

    public Given share(ObjectName object, UUID record, Wanted wanted) {
        editing(object, record);
        List<Finding> findings = new ArrayList<>();
        Map<String, @Nullable Object> values =
                elevated(() -> parties.values(wanted.to(), true, findings));
        values.put("target", object.value());
        values.put("record", record.toString());
        return elevated(() -> create(values, wanted, findings));
    }

    public Given change(ObjectName object, UUID record, UUID share, Wanted wanted) {
        editing(object, record);
        return elevated(() -> change(ofRecord(object, record, share), wanted, Map.of()));
    }

    public void end(ObjectName object, UUID record, UUID share) {
        editing(object, record);
        elevated(() -> delete(ofRecord(object, record, share)));
    }

    private void editing(ObjectName object, UUID record) {
        queries.require(object, record);
        if (!may(object, record)) {
            throw new Problem(RightsProblem.SHARE_TOO_FAR, Map.of("id", record));
        }
    }

    private Given ofRecord(ObjectName object, UUID record, UUID share) {
        Given found = require(share);
        if (!object.value().equals(found.text("target"))
                || !record.toString().equals(found.text("record"))) {
            throw new Problem(RightsProblem.SHARE_ABSENT, Map.of("id", share));
        }
        return found;
    }

    /** What is shared by criteria. */
    public List<Given> rules(@Nullable String object) {
        String which = object == null ? "" : " && target == " + quoted(object);
        return given("empty(record)" + which);
    }

    public Given rule(UUID id) {
        Given found = require(id);
        if (found.text("record") != null) {
            throw new Problem(RightsProblem.SHARE_ABSENT, Map.of("id", id));
        }
        return found;
    }

    public Given create(Kind kind, Wanted wanted) {
        administering();
        List<Finding> findings = new ArrayList<>();
        Map<String, @Nullable Object> values = parties.values(wanted.to(), true, findings);
        values.putAll(kind(kind, findings));
        return create(values, wanted, findings);
    }

    public Given change(UUID id, Kind kind, Wanted wanted) {
        Given now = rule(id);
        administering();
        List<Finding> findings = new ArrayList<>();
        var next =
                new Kind(
                        now.text("target"),
                        kind.where() == null ? now.text("condition") : kind.where());
        Map<String, @Nullable Object> values = kind(next, findings);
        refuse(findings);
        return change(now, wanted, values);
    }

    public void delete(UUID id) {
        delete(rule(id));
    }

    private static void administering() {
        if (!Caller.current().is(Role.ADMINISTRATOR)) {
            throw new Problem(AccessProblem.REFUSED, Map.of("object", RightsStore.SHARE));
        }
    }

    private Map<String, @Nullable Object> kind(Kind kind, List<Finding> findings) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        String name = kind.object();
        String where = kind.where();
        values.put("target", name);
        values.put("condition", where);
        boolean known =
                name != null
                        && ObjectName.fits(name)
                        && schemas.find(new ObjectName(name)).isPresent();
        if (!known) {
            String value = String.valueOf(name);
            findings.add(
                    Finding.of("object", RightsProblem.UNKNOWN_OBJECT, Map.of("value", value)));
        } else if (where == null || where.isBlank()) {
            findings.add(Finding.of("where", RightsProblem.CONDITION_NEEDED));
        } else {
            ObjectDefinition object = schemas.require(String.valueOf(name));
            checks.condition("where", where, object).ifPresent(findings::add);
        }
        return values;
    }

    private Given create(
            Map<String, @Nullable Object> values, Wanted wanted, List<Finding> findings) {
        String level = wanted.level();
        if (level == null || !LEVELS.contains(level)) {
            findings.add(Finding.of("level", RightsProblem.NO_LEVEL));
        }
        refuse(findings);
        values.put("level", level);
        values.put("part", wanted.part());
        values.put("until", Until.or(wanted.until(), null));
        values.put("note", wanted.note());
        Outcome outcome = write(Batch.of(RightsStore.SHARE).create(List.of(Row.of(values))));
        return require(((Outcome.Created) outcome).id());
    }

    private Given change(Given now, Wanted wanted, Map<String, @Nullable Object> more) {
        String level = wanted.level();
        if (level != null && !LEVELS.contains(level)) {
            refuse(List.of(Finding.of("level", RightsProblem.NO_LEVEL)));
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>(more);
        values.put("level", level == null ? now.text("level") : level);
        values.put("part", Given.or(wanted.part(), now.text("part")));
        values.put("until", Until.or(wanted.until(), now.moment("until")));
        values.put("note", Given.or(wanted.note(), now.text("note")));
        write(
                Batch.of(RightsStore.SHARE)
                        .update(List.of(new Batch.Change(now.id(), null, Row.of(values)))));
        return require(now.id());
    }

    private boolean delete(Given share) {
        write(Batch.of(RightsStore.SHARE).delete(Batch.Target.of(List.of(share.id()))));
        return true;
    }

    private static void refuse(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw new Problem(RightsProblem.SHARE_REFUSED, Map.of(), findings);
        }
    }

    private Given require(UUID id) {
        Row row =
                queries.find(RightsStore.SHARE, id)
                        .filter(found -> !found.isDeleted())
                        .orElseThrow(
                                () -> new Problem(RightsProblem.SHARE_ABSENT, Map.of("id", id)));
        return given(List.of(row)).getFirst();
    }

    private List<Given> given(String where) {
        var query =
                Query.of(RightsStore.SHARE)
                        .filter(Filter.ALL.where(where))
                        .sort("created_at")
                        .limit(MOST);
        return given(queries.read(query).rows());
    }

    private List<Given> given(List<Row> rows) {
        Instant now = clock.instant();
        List<Party> to = parties.of(rows);
        Map<UUID, String> titles = queries.titles(RightsStore.SHARE, rows);
        List<Given> all = new ArrayList<>();
        for (int at = 0; at < rows.size(); at++) {
            Row row = rows.get(at);
            UUID by = row.value("created_by") instanceof UUID who ? who : null;
            all.add(new Given(row, to.get(at), Given.state(row, now), by, titles));
        }
        return all;
    }

    private Outcome write(Batch batch) {
        Batch whole = batch.allOrNothing().because(Cause.of(Cause.Kind.SCREEN));
        return records.write(whole).outcomes().getFirst();
    }

    private static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }

    /**
     * Shares are records that people have no right to as such; whoever may change the record they
     * are of may make them. The log names the person.
     */
    private static <T> T elevated(Supplier<T> work) {
        return Caller.current().elevated().call(work::get);
    }
}
