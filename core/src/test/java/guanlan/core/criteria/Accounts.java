package guanlan.core.criteria;

import guanlan.core.criteria.FieldKind.Choice;
import guanlan.core.criteria.FieldKind.Plain;
import guanlan.core.criteria.FieldKind.Reference;
import guanlan.core.criteria.FieldKind.TextList;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A small world to ask about: accounts, their owners and departments. */
final class Accounts {
    static final UUID LIN = UUID.fromString("0199a1b2-0000-7000-8000-000000000001");
    static final UUID WANG = UUID.fromString("0199a1b2-0000-7000-8000-000000000002");
    static final EvaluationContext CONTEXT =
            new EvaluationContext(
                    LIN, Instant.parse("2026-05-20T18:30:00Z"), ZoneId.of("Asia/Shanghai"));

    private static final Map<String, Map<String, FieldKind>> OBJECTS =
            Map.of(
                    "account",
                    Map.ofEntries(
                            Map.entry("id", new Reference("account")),
                            Map.entry("name", Plain.TEXT),
                            Map.entry("city", Plain.TEXT),
                            Map.entry("industry", new Choice(Set.of("software", "retail"))),
                            Map.entry("source", new Choice(Set.of())),
                            Map.entry("employees", Plain.WHOLE),
                            Map.entry("revenue", Plain.DECIMAL),
                            Map.entry("discount", Plain.DECIMAL),
                            Map.entry("active", Plain.YESNO),
                            Map.entry("founded", Plain.DATE),
                            Map.entry("created_at", Plain.DATETIME),
                            Map.entry("updated_at", Plain.DATETIME),
                            Map.entry("owner", new Reference("user")),
                            Map.entry("creator", new Reference("user")),
                            Map.entry("parent", new Reference("account")),
                            Map.entry("tags", new TextList(Set.of())),
                            Map.entry("levels", new TextList(Set.of("gold", "silver")))),
                    "user",
                    Map.of(
                            "name", Plain.TEXT,
                            "active", Plain.YESNO,
                            "department", new Reference("department")),
                    "department",
                    Map.of("name", Plain.TEXT, "head", new Reference("user")));

    private Accounts() {}

    static Vocabulary vocabulary() {
        return vocabulary("account");
    }

    private static Vocabulary vocabulary(String object) {
        Map<String, FieldKind> fields = OBJECTS.getOrDefault(object, Map.of());
        return new Vocabulary() {
            @Override
            public Optional<FieldKind> kind(String name) {
                return Optional.ofNullable(fields.get(name));
            }

            @Override
            public Set<String> names() {
                return fields.keySet();
            }

            @Override
            public Vocabulary of(Reference reference) {
                return vocabulary(reference.to());
            }

            @Override
            public List<String> namesLabelled(String label) {
                return label.equals("城市") ? List.of("city") : List.of();
            }
        };
    }

    static Checked checked(String cel) {
        return switch (Criteria.check(cel, vocabulary())) {
            case Verdict.Accepted(var checked) -> checked;
            case Verdict.Refused(var findings) -> throw new AssertionError(cel + ": " + findings);
        };
    }

    static List<CriteriaFinding> findings(String cel) {
        return switch (Criteria.check(cel, vocabulary())) {
            case Verdict.Accepted(var checked) -> throw new AssertionError("accepted: " + checked);
            case Verdict.Refused(var findings) -> findings;
        };
    }

    /** The answer for a record with these fields, written as name, value, name, value… */
    static boolean holds(String cel, @Nullable Object... namesAndValues) {
        return holds(cel, row(namesAndValues));
    }

    static boolean holds(String cel, Map<String, @Nullable Object> row) {
        return InMemory.<Map<String, @Nullable Object>>compile(
                        checked(cel),
                        field -> {
                            String name = String.join(".", field.path());
                            return found -> found.get(name);
                        },
                        CONTEXT)
                .test(row);
    }

    static Map<String, @Nullable Object> row(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> row = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return row;
    }
}
