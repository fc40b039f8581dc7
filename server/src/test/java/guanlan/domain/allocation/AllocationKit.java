package guanlan.domain.allocation;

import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
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
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Rules, people and leads for tests; each test keeps to the leads of a company of its own. */
final class AllocationKit {
    static final ObjectName ABSENCE = new ObjectName("absence");

    private final Records records;
    private final Queries queries;
    private final String company = "公司" + UUID.randomUUID();
    private int number;

    AllocationKit(Records records, Queries queries) {
        this.records = records;
        this.queries = queries;
    }

    static <T> T system(Supplier<T> work) {
        return Caller.system("main").call(work::get);
    }

    /** Criteria that only the leads of this test meet. */
    String ours() {
        return "company == \"" + company + "\"";
    }

    UUID rule(List<UUID> people, Map<String, ? extends @Nullable Object> values) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("name", "规则" + UUID.randomUUID());
        all.put("object", "lead");
        all.put("active", true);
        all.put("strategy", "round_robin");
        all.put("applies", ours());
        all.put("people", people);
        all.putAll(values);
        return create(RuleChecks.RULE, all);
    }

    /** Names rise with the order in which people are made. */
    UUID person(Map<String, ? extends @Nullable Object> values) {
        Map<String, @Nullable Object> all = new HashMap<>(values);
        all.put("name", "某人%03d".formatted(++number));
        all.put("active", true);
        return create(ObjectName.USER, all);
    }

    List<UUID> people(int count) {
        List<UUID> people = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            people.add(person(Map.of()));
        }
        return people;
    }

    static Caller as(UUID person) {
        return new Caller(person, "main", Set.of(Role.MEMBER), Locale.CHINESE, ZoneOffset.UTC);
    }

    /** Without an owner. */
    UUID lead(Map<String, ? extends @Nullable Object> values) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("name", "线索");
        all.put("company", company);
        all.put("owner", null);
        all.putAll(values);
        return create(AllocationRule.LEAD, all);
    }

    UUID create(ObjectName object, Map<String, ? extends @Nullable Object> values) {
        Outcome outcome =
                system(
                        () ->
                                records.write(
                                                Batch.of(object)
                                                        .create(List.of(Row.of(values)))
                                                        .allOrNothing())
                                        .outcomes()
                                        .getFirst());
        return ((Outcome.Created) outcome).id();
    }

    Outcome change(
            Caller who,
            ObjectName object,
            UUID id,
            Map<String, ? extends @Nullable Object> values) {
        var batch = Batch.of(object).update(List.of(new Batch.Change(id, null, Row.of(values))));
        return who.call(
                () ->
                        records.write(batch.because(Cause.of(Cause.Kind.SCREEN)))
                                .outcomes()
                                .getFirst());
    }

    void change(ObjectName object, UUID id, Map<String, ? extends @Nullable Object> values) {
        change(Caller.system("main"), object, id, values);
    }

    void away(UUID person, UUID delegate) {
        create(ABSENCE, Map.of("person", person, "delegate", delegate, "first_day", "2020-01-01"));
    }

    void back(UUID person) {
        system(
                () -> {
                    var absences = Query.of(ABSENCE).where("person == \"" + person + "\"");
                    List<UUID> ids = queries.read(absences).rows().stream().map(Row::id).toList();
                    return records.write(Batch.of(ABSENCE).delete(Batch.Target.of(ids)));
                });
    }

    @Nullable Object owner(UUID lead) {
        return owner(AllocationRule.LEAD, lead);
    }

    @Nullable Object owner(ObjectName object, UUID record) {
        return system(() -> queries.require(object, record)).value("owner");
    }

    /** What a reader does comes a moment later. */
    static void until(BooleanSupplier holds) throws InterruptedException {
        for (int turn = 0; turn < 1_200; turn++) {
            if (holds.getAsBoolean()) {
                return;
            }
            Thread.sleep(25);
        }
        throw new AssertionError("it did not come about");
    }

    static List<Code> codes(Outcome outcome) {
        return outcome instanceof Outcome.Rejected(var findings)
                ? findings.stream().map(Finding::code).toList()
                : List.of();
    }
}
