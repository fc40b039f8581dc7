package guanlan.domain.activities;

import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.RecordName;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Role;
import guanlan.platform.problems.Code;
import guanlan.platform.problems.Finding;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Records and what is about them, for tests, made and read as the product does. */
public final class ActivityKit {
    public static final ObjectName ACCOUNT = new ObjectName("account");
    public static final ObjectName ROLE = new ObjectName("role");
    private static int number;

    private final Records records;
    private final Queries queries;

    public ActivityKit(Records records, Queries queries) {
        this.records = records;
        this.queries = queries;
    }

    public static <T> T system(Supplier<T> work) {
        return Caller.system("main").call(work::get);
    }

    public static RecordName account(UUID id) {
        return new RecordName(ACCOUNT, id);
    }

    /** Somebody who may do what everybody may. */
    public Caller member() {
        UUID id =
                create(
                        Caller.system("main"),
                        ObjectName.USER,
                        Map.of("name", "某人" + ++number, "active", true));
        return new Caller(id, "main", Set.of(Role.MEMBER), Locale.CHINESE, ZoneOffset.UTC);
    }

    public static UUID id(Caller caller) {
        UUID id = caller.user();
        if (id == null) {
            throw new IllegalArgumentException("nobody in particular");
        }
        return id;
    }

    /** Its state is kept by hand: no rule moves it because somebody wrote a note. */
    public UUID account(Caller owner) {
        return create(
                Caller.system("main"),
                ACCOUNT,
                Map.of("name", "往来公司" + ++number, "owner", id(owner), "lifecycle", "potential"));
    }

    public UUID create(
            Caller who, ObjectName object, Map<String, ? extends @Nullable Object> values) {
        return switch (attempt(who, object, values)) {
            case Outcome.Created(var id) -> id;
            case Outcome other -> throw new AssertionError(object + ": " + other);
        };
    }

    public Outcome attempt(
            Caller who, ObjectName object, Map<String, ? extends @Nullable Object> values) {
        var batch = Batch.of(object).create(List.of(Row.of(values)));
        return who.call(() -> records.write(batch).outcomes().getFirst());
    }

    public Outcome change(
            Caller who,
            ObjectName object,
            UUID id,
            Map<String, ? extends @Nullable Object> values) {
        var batch = Batch.of(object).update(List.of(new Batch.Change(id, null, Row.of(values))));
        return who.call(() -> records.write(batch).outcomes().getFirst());
    }

    public Outcome delete(Caller who, ObjectName object, UUID id) {
        var batch = Batch.of(object).delete(List.of(new Batch.Target(id, null)));
        return who.call(() -> records.write(batch).outcomes().getFirst());
    }

    public Outcome restore(Caller who, ObjectName object, UUID id) {
        var batch = Batch.of(object).restore(List.of(new Batch.Target(id, null)));
        return who.call(() -> records.write(batch).outcomes().getFirst());
    }

    public Row read(ObjectName object, UUID id) {
        return system(() -> queries.require(object, id));
    }

    /** What everybody may from now on, instead of what was shipped. */
    public void everybodyMay(Map<String, ?> objects) {
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("label", Map.of("zh", "全体", "en", "All"));
        source.put("purpose", Map.of("zh", "", "en", ""));
        source.put("objects", objects);
        create(
                Caller.system("main"),
                ROLE,
                Map.of(
                        "key", "member",
                        "name", "全体",
                        "source", new JsonMapper().writeValueAsString(source)));
    }

    public static List<Code> codes(Outcome outcome) {
        return outcome instanceof Outcome.Rejected(var findings)
                ? findings.stream().map(Finding::code).toList()
                : List.of();
    }
}
