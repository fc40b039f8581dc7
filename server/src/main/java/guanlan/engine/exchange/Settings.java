package guanlan.engine.exchange;

import guanlan.engine.exchange.Import.Matching;
import guanlan.engine.exchange.Import.Misfit;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Parsed;
import guanlan.engine.schema.Reading;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the user says about an import before it runs. Columns that are not named stay as they are; a
 * column named with no field is left out.
 */
public record Settings(
        @Nullable Map<Integer, @Nullable String> mapping,
        @Nullable Matching matching,
        @Nullable Misfit misfit,
        @Nullable List<Corrections.Fix> fixes,
        @Nullable Map<String, List<String>> defaults) {
    private static final Set<String> NO_KEYS = Set.of("long_text", "yesno");

    Settings(
            @Nullable Map<Integer, @Nullable String> mapping,
            @Nullable Matching matching,
            @Nullable Misfit misfit) {
        this(mapping, matching, misfit, null, null);
    }

    /** The plan with these changes. */
    ImportPlan of(Import told, Reach reach) {
        ObjectDefinition object = reach.object();
        ImportPlan before = told.plan();
        return new ImportPlan(
                applied(told, reach),
                matchingOf(told, object),
                misfit == null ? before.misfit() : misfit,
                fixes == null
                        ? before.corrections()
                        : before.corrections().with(fixes, told.columns().size()),
                defaults == null ? before.defaults() : checked(defaults, object));
    }

    /** Refuses fields that no file can fill, and texts that the field does not take. */
    private static Map<String, List<String>> checked(
            Map<String, List<String>> defaults, ObjectDefinition object) {
        var caller = Caller.current();
        var habits = new Reading(caller.locale(), caller.zone());
        Map<String, List<String>> kept = new TreeMap<>();
        defaults.forEach(
                (name, texts) -> {
                    FieldDefinition field = importable(object, name);
                    List<String> said =
                            Stream.ofNullable(texts)
                                    .flatMap(List::stream)
                                    .filter(text -> text != null && !text.isBlank())
                                    .toList();
                    for (String text : said) {
                        if (!field.isReference()
                                && field.type().read(text, field, habits)
                                        instanceof Parsed.Refused(var finding)) {
                            throw new Problem(
                                    ImportProblem.DEFAULT_UNFIT,
                                    Map.of("field", field.label().in(caller.locale())),
                                    List.of(finding));
                        }
                    }
                    if (!said.isEmpty()) {
                        kept.put(field.name(), said);
                    }
                });
        return kept;
    }

    /** The mapping with these changes; refuses unknown columns and fields, and a field twice. */
    private Map<Integer, String> applied(Import told, Reach reach) {
        Map<Integer, String> all = new TreeMap<>(told.mapping());
        if (mapping != null) {
            mapping.forEach(
                    (column, field) -> {
                        if (column < 0 || column >= told.columns().size()) {
                            throw new Problem(
                                    ImportProblem.COLUMN_UNKNOWN, Map.of("column", column));
                        }
                        if (field == null) {
                            all.remove(column);
                        } else {
                            all.put(column, reach.require(field).name());
                        }
                    });
        }
        Set<String> once = new HashSet<>();
        for (String field : all.values()) {
            if (!once.add(field)) {
                throw about(ImportProblem.FIELD_TWICE, reach.require(field));
            }
            Reach.Further there = reach.further().get(field);
            if (there != null && all.containsValue(there.link().name())) {
                throw about(ImportProblem.FIELD_TWICE, there.link());
            }
        }
        return all;
    }

    private static FieldDefinition importable(ObjectDefinition object, String name) {
        Optional<FieldDefinition> field =
                Guesses.importable(object).filter(each -> each.name().equals(name)).findFirst();
        return field.orElseThrow(
                () -> new Problem(ImportProblem.FIELD_UNKNOWN, Map.of("field", name)));
    }

    private Matching matchingOf(Import told, ObjectDefinition object) {
        if (matching == null) {
            return told.matching();
        }
        if (matching.by() != null) {
            FieldDefinition key = importable(object, matching.by());
            if (!key.type().sortable() || NO_KEYS.contains(key.type().key())) {
                throw about(ImportProblem.KEY_UNUSABLE, key);
            }
        }
        return matching;
    }

    /** Refuses to run what cannot give a single record. */
    static void checkRunnable(Import told, ObjectDefinition object) {
        if (told.mapping().isEmpty()) {
            throw new Problem(ImportProblem.NOTHING_MAPPED);
        }
        String by = told.matching().by();
        if (by != null && !told.mapping().containsValue(by)) {
            throw about(ImportProblem.KEY_NOT_MAPPED, object.require(by));
        }
        if (by != null && told.matching().policy().meets()) {
            return;
        }
        List<FieldDefinition> missing =
                object.fields().values().stream()
                        .filter(field -> field.required() && !field.readOnly())
                        .filter(field -> !isFilled(told, field))
                        .filter(field -> !told.plan().defaults().containsKey(field.name()))
                        .toList();
        if (!missing.isEmpty()) {
            throw about(ImportProblem.FIELD_MISSING, missing.getFirst());
        }
    }

    /** By a column of its own, or by columns of the record that it refers to. */
    private static boolean isFilled(Import told, FieldDefinition field) {
        return told.mapping().values().stream()
                .anyMatch(path -> path.equals(field.name()) || path.startsWith(field.name() + "."));
    }

    private static Problem about(ImportProblem code, FieldDefinition field) {
        return new Problem(code, Map.of("field", field.label().in(Caller.current().locale())));
    }
}
