package guanlan.edge.api;

import guanlan.engine.query.Filter;
import guanlan.engine.query.Row;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Schemas;
import guanlan.platform.audit.Act;
import guanlan.platform.audit.AuditTrail;
import guanlan.platform.audit.Kind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Notes who was shown what fields marked as {@code sensitive} hold, and who asked records by them
 * or by a secret. What stands in the fields is never noted: not even in the criteria.
 */
@Component
final class SensitiveViews {
    private static final Pattern TEXTS =
            Pattern.compile("'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"|\\b\\d[\\d.]*\\b");

    private final AuditTrail trail;
    private final Schemas schemas;

    SensitiveViews(AuditTrail trail, Schemas schemas) {
        this.schemas = schemas;
        this.trail = trail;
    }

    /** A page of records, with the fields that were told by their paths. */
    void listed(
            ObjectDefinition object,
            Map<String, FieldDefinition> fields,
            List<Row> rows,
            @Nullable String where) {
        List<String> shown =
                fields.entrySet().stream()
                        .filter(each -> each.getValue().sensitive())
                        .map(Map.Entry::getKey)
                        .filter(path -> rows.stream().anyMatch(row -> row.value(path) != null))
                        .toList();
        List<String> asked = asked(object, where);
        if (!shown.isEmpty() || !asked.isEmpty()) {
            trail.note(
                    act(object, shown, asked)
                            .where(asked.isEmpty() ? where : without(where))
                            .counting(rows.size()));
        }
    }

    /** Figures over records, or the values that a field has. */
    void computed(ObjectDefinition object, Collection<String> paths, Filter filter) {
        List<String> shown =
                paths.stream().distinct().filter(path -> isSensitive(object, path)).toList();
        List<String> asked = asked(object, filter.where());
        if (!shown.isEmpty() || !asked.isEmpty()) {
            trail.note(
                    act(object, shown, asked)
                            .where(asked.isEmpty() ? filter.where() : without(filter.where()))
                            .fact("figures", true));
        }
    }

    /** Whether the field at the end of a way through references is. */
    private boolean isSensitive(ObjectDefinition object, String path) {
        ObjectDefinition at = object;
        String[] steps = path.split("\\.");
        for (int step = 0; step + 1 < steps.length; step++) {
            var target = at.field(steps[step]).flatMap(FieldDefinition::target);
            if (target.isEmpty()) {
                return false;
            }
            at = schemas.require(target.get());
        }
        return at.field(steps[steps.length - 1]).filter(FieldDefinition::sensitive).isPresent();
    }

    /** Records that were found by words, with what is told of each. */
    void found(ObjectDefinition object, List<Row> rows, Collection<String> told) {
        List<String> shown =
                told.stream()
                        .filter(name -> isSensitive(object, name))
                        .filter(name -> rows.stream().anyMatch(row -> row.value(name) != null))
                        .toList();
        List<String> sought =
                object.fields().values().stream()
                        .filter(field -> field.sensitive() && field.searchable())
                        .map(FieldDefinition::name)
                        .filter(name -> rows.stream().anyMatch(row -> row.value(name) != null))
                        .toList();
        if (!shown.isEmpty() || !sought.isEmpty()) {
            trail.note(act(object, shown, sought).counting(rows.size()).fact("words", true));
        }
    }

    /** One record. */
    void opened(ObjectDefinition object, Row row) {
        List<String> shown =
                object.fields().values().stream()
                        .filter(FieldDefinition::sensitive)
                        .map(FieldDefinition::name)
                        .filter(name -> row.value(name) != null)
                        .toList();
        if (!shown.isEmpty()) {
            trail.note(act(object, shown, List.of()).on(object.name().value(), row.id()));
        }
    }

    /** What stood in these fields of a record once. */
    void past(ObjectDefinition object, UUID record, Collection<String> fields) {
        List<String> shown =
                fields.stream()
                        .distinct()
                        .filter(
                                name ->
                                        object.field(name)
                                                .filter(FieldDefinition::sensitive)
                                                .isPresent())
                        .toList();
        if (!shown.isEmpty()) {
            trail.note(
                    act(object, shown, List.of())
                            .on(object.name().value(), record)
                            .fact("past", true));
        }
    }

    private static Act act(ObjectDefinition object, List<String> shown, List<String> asked) {
        Act act = Act.of(Kind.SENSITIVE_VIEW).on(object.name().value());
        if (!shown.isEmpty()) {
            act = act.fact("fields", shown);
        }
        return asked.isEmpty() ? act : act.fact("asked", asked);
    }

    /** Fields whose content the criteria try to guess. */
    private static List<String> asked(ObjectDefinition object, @Nullable String where) {
        return where == null
                ? List.of()
                : object.fields().values().stream()
                        .filter(field -> field.sensitive() || field.type().masked())
                        .map(FieldDefinition::name)
                        .filter(name -> Pattern.compile("\\b" + name + "\\b").matcher(where).find())
                        .toList();
    }

    private static @Nullable String without(@Nullable String where) {
        return where == null ? null : TEXTS.matcher(where).replaceAll("…");
    }
}
