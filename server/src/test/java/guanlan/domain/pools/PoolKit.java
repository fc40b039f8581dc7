package guanlan.domain.pools;

import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.engine.records.Written;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Role;
import guanlan.platform.problems.Code;
import guanlan.platform.problems.Finding;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Pools and records for tests, made and read as the product does. */
final class PoolKit {
    private static int number;

    private final Records records;
    private final Queries queries;

    PoolKit(Records records, Queries queries) {
        this.records = records;
        this.queries = queries;
    }

    static <T> T system(Supplier<T> work) {
        return Caller.system("main").call(work::get);
    }

    /** Of accounts, unless it is said otherwise. */
    UUID pool(Map<String, ?> values) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.putIfAbsent("name", "公海" + ++number);
        all.putIfAbsent("object", "account");
        return create(PoolChecks.POOL, all);
    }

    void limit(UUID pool, String name, Map<String, ?> values) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.put("pool", pool);
        all.put("name", name);
        create(PoolChecks.LIMIT, all);
    }

    UUID account(Map<String, ? extends @Nullable Object> values) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(values);
        all.putIfAbsent("name", "客户" + ++number);
        return create(Pooled.ACCOUNT, all);
    }

    List<UUID> accounts(int count, Map<String, ? extends @Nullable Object> values) {
        List<UUID> ids = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            ids.add(account(values));
        }
        return ids;
    }

    UUID create(ObjectName object, Map<String, ? extends @Nullable Object> values) {
        Written written =
                system(
                        () ->
                                records.write(
                                        Batch.of(object)
                                                .create(List.of(Row.of(values)))
                                                .allOrNothing()));
        return ((Outcome.Created) written.outcomes().getFirst()).id();
    }

    /** Somebody who may do what everybody may. */
    Caller person() {
        UUID id = create(ObjectName.USER, Map.of("name", "某人" + ++number, "active", true));
        return new Caller(id, "main", Set.of(Role.MEMBER), Locale.CHINESE, ZoneOffset.UTC);
    }

    static UUID id(Caller person) {
        return Objects.requireNonNull(person.user());
    }

    Outcome change(
            Caller who,
            Cause.Kind door,
            ObjectName object,
            UUID record,
            Map<String, ? extends @Nullable Object> values) {
        var batch =
                Batch.of(object).update(List.of(new Batch.Change(record, null, Row.of(values))));
        return who.call(() -> records.write(batch.because(Cause.of(door))).outcomes().getFirst());
    }

    Outcome change(UUID account, Map<String, ? extends @Nullable Object> values) {
        return change(Caller.system("main"), Cause.Kind.API, Pooled.ACCOUNT, account, values);
    }

    Row account(UUID id) {
        return system(() -> queries.require(Pooled.ACCOUNT, id));
    }

    @Nullable Object owner(UUID account) {
        return account(account).value(Pooled.OWNER);
    }

    @Nullable Object poolOf(UUID account) {
        return account(account).value(Pooled.POOL);
    }

    static Map<String, @Nullable Object> values(@Nullable Object... pairs) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (int at = 0; at < pairs.length; at += 2) {
            values.put(String.valueOf(pairs[at]), pairs[at + 1]);
        }
        return values;
    }

    static List<Code> codes(Outcome outcome) {
        List<Code> codes = new ArrayList<>();
        if (outcome instanceof Outcome.Rejected(var findings)) {
            findings.stream().map(Finding::code).forEach(codes::add);
        }
        return codes;
    }

    static long done(Claims.Settled settled) {
        return settled.written().count(Outcome.Updated.class);
    }

    static List<Code> codes(Claims.Settled settled) {
        return settled.written().findings().stream().map(Finding::code).toList();
    }
}
