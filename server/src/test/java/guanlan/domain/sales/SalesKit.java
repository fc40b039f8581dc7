package guanlan.domain.sales;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Pipelines and deals for tests, made and read as the product does. */
public final class SalesKit {
    public static final ObjectName ACCOUNT = new ObjectName("account");
    private static int number;

    private final Records records;
    private final Queries queries;

    public SalesKit(Records records, Queries queries) {
        this.records = records;
        this.queries = queries;
    }

    /** A pipeline with stages by name, in their order. */
    public record Way(UUID pipeline, Map<String, UUID> stages) {
        public UUID at(String name) {
            UUID stage = stages.get(name);
            if (stage == null) {
                throw new IllegalArgumentException(name);
            }
            return stage;
        }
    }

    /** A stage of the given name, with what else is said of it. */
    public record Said(String name, Map<String, ?> values) {
        public static Said of(String name) {
            return new Said(name, Map.of());
        }
    }

    public static <T> T system(Supplier<T> work) {
        return Caller.system("main").call(work::get);
    }

    public Way way(Map<String, ?> pipeline, List<Said> stages) {
        Map<String, Object> head = new LinkedHashMap<>(pipeline);
        head.putIfAbsent("name", "流程" + ++number);
        head.putIfAbsent("object", "opportunity");
        head.putIfAbsent("position", 100 + number);
        UUID id = create(Pipelines.PIPELINE, head);
        Map<String, UUID> ids = new LinkedHashMap<>();
        for (Said stage : stages) {
            Map<String, Object> values = new LinkedHashMap<>(stage.values());
            values.put("name", stage.name());
            values.put("pipeline", id);
            values.put("position", ids.size() + 1);
            values.putIfAbsent("probability", 10 * (ids.size() + 1));
            ids.put(stage.name(), create(Pipelines.STAGE, values));
        }
        return new Way(id, ids);
    }

    public UUID account() {
        return create(ACCOUNT, Map.of("name", "客户" + ++number));
    }

    public UUID create(ObjectName object, Map<String, ? extends @Nullable Object> values) {
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
    public Caller member() {
        UUID id = create(ObjectName.USER, Map.of("name", "某人" + ++number, "active", true));
        return new Caller(id, "main", Set.of(Role.MEMBER), Locale.CHINESE, ZoneOffset.UTC);
    }

    public Outcome create(
            Caller who, Cause.Kind door, Map<String, ? extends @Nullable Object> values) {
        var batch = Batch.of(Deals.OPPORTUNITY).create(List.of(Row.of(values)));
        return who.call(() -> records.write(batch.because(Cause.of(door))).outcomes().getFirst());
    }

    public Outcome change(
            Caller who,
            Cause.Kind door,
            UUID deal,
            Map<String, ? extends @Nullable Object> values) {
        var batch =
                Batch.of(Deals.OPPORTUNITY)
                        .update(List.of(new Batch.Change(deal, null, Row.of(values))));
        return who.call(() -> records.write(batch.because(Cause.of(door))).outcomes().getFirst());
    }

    public Row deal(UUID id) {
        return system(() -> queries.require(Deals.OPPORTUNITY, id));
    }

    static List<Code> codes(Outcome outcome) {
        List<Code> codes = new ArrayList<>();
        if (outcome instanceof Outcome.Rejected(var findings)) {
            findings.stream().map(Finding::code).forEach(codes::add);
        }
        return codes;
    }

    public static UUID id(Outcome outcome) {
        return ((Outcome.Created) outcome).id();
    }
}
