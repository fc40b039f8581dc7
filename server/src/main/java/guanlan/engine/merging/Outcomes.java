package guanlan.engine.merging;

import guanlan.engine.query.Row;
import guanlan.engine.records.RecordProblem;
import guanlan.engine.rights.Access;
import guanlan.engine.schema.Attached;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.Parsed;
import guanlan.engine.schema.SchemaProblem;
import guanlan.platform.problems.Code;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the survivor holds in the end: as somebody chose, and else as the rules say. */
@Component
class Outcomes {
    private final Candidates candidates;
    private final Survivorships rules;

    Outcomes(Candidates candidates, Survivorships rules) {
        this.candidates = candidates;
        this.rules = rules;
    }

    /** The survivor's new values, only those that it has not got. */
    Row of(MergeOrder order, Taking taking) {
        List<Finding> findings = new ArrayList<>();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        var deciding = new Deciding(rules.of(order.object()));
        List<FieldDefinition> fields = Candidates.fields(taking);
        known(order, taking, fields, findings);
        for (FieldDefinition field : fields) {
            Map<UUID, Object> offered = candidates.offered(taking, field);
            Choice chosen = order.choices().get(field.name());
            if (chosen == null && !Candidates.isLocked(taking, field)) {
                decided(deciding.choice(taking, field, offered), taking, field, offered)
                        .forEach(values::put);
            } else if (chosen != null) {
                check(chosen, taking, field).ifPresent(findings::add);
                decided(chosen, taking, field, offered).forEach(values::put);
            }
        }
        if (!findings.isEmpty()) {
            throw new Problem(MergeProblem.VALUES_REFUSED, Map.of(), findings);
        }
        return Row.of(values);
    }

    private static void known(
            MergeOrder order, Taking taking, List<FieldDefinition> fields, List<Finding> findings) {
        Set<String> names = new HashSet<>();
        fields.forEach(field -> names.add(field.name()));
        for (String name : order.choices().keySet()) {
            if (!names.contains(name)) {
                boolean hidden = !isVisible(taking, name);
                findings.add(
                        Finding.of(
                                name,
                                hidden ? SchemaProblem.FIELD_ABSENT : MergeProblem.FIELD,
                                Map.of("field", name)));
            }
        }
    }

    private static boolean isVisible(Taking taking, String name) {
        return taking.definition().field(name).isPresent()
                && taking.held(taking.survivor().id()).field(name) != Access.HIDDEN;
    }

    private static Optional<Finding> check(Choice chosen, Taking taking, FieldDefinition field) {
        String name = field.name();
        return switch (chosen) {
            case Choice.From(var record) -> {
                if (!taking.rows().containsKey(record)) {
                    yield finding(name, MergeProblem.NOT_TAKING_PART, Map.of("id", record));
                }
                boolean own = record.equals(taking.survivor().id());
                boolean mayTake =
                        !Candidates.isLocked(taking, field)
                                && Candidates.isReadable(taking, record, field);
                yield own || mayTake
                        ? Optional.empty()
                        : finding(name, RecordProblem.FIELD_LOCKED, Map.of());
            }
            case Choice.All _ ->
                    Candidates.isLocked(taking, field)
                            ? finding(name, RecordProblem.FIELD_LOCKED, Map.of())
                            : Candidates.isSeveral(field)
                                    ? Optional.empty()
                                    : finding(name, MergeProblem.NOT_SEVERAL, Map.of());
            case Choice.Given _ -> Optional.empty();
        };
    }

    private static Optional<Finding> finding(String field, Code code, Map<String, Object> params) {
        Map<String, Object> all = new LinkedHashMap<>(params);
        all.put("field", field);
        return Optional.of(Finding.of(field, code, all));
    }

    private static Map<String, @Nullable Object> decided(
            @Nullable Choice choice,
            Taking taking,
            FieldDefinition field,
            Map<UUID, Object> offered) {
        Map<String, @Nullable Object> decided = new LinkedHashMap<>();
        UUID survivor = taking.survivor().id();
        Object now = taking.survivor().value(field.name());
        switch (choice) {
            case Choice.From(var record) when !record.equals(survivor) ->
                    put(decided, field, now, offered.get(record));
            case Choice.All _ -> {
                Set<Object> all = Deciding.union(offered, taking);
                put(decided, field, now, FieldStory.like(List.copyOf(all), isFiles(offered)));
            }
            case Choice.Given(var value) -> decided.put(field.name(), value);
            case Choice.From _ -> {}
            case null -> {}
        }
        return decided;
    }

    private static boolean isFiles(Map<UUID, Object> offered) {
        return offered.values().stream().anyMatch(Attached.class::isInstance);
    }

    private static void put(
            Map<String, @Nullable Object> decided,
            FieldDefinition field,
            @Nullable Object now,
            @Nullable Object value) {
        if (!Objects.equals(now, value)) {
            decided.put(field.name(), value == null ? null : new Parsed.Value(value));
        }
    }
}
