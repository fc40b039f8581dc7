package guanlan.engine.exchange;

import guanlan.engine.query.Row;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.Parsed;
import guanlan.platform.problems.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A row of the file turned into values, as far as that goes without the database: names of other
 * records are still to be looked up.
 *
 * @param origin the row as the file has it
 * @param source the row as it is meant
 * @param findings what keeps the whole row out
 * @param leftOut what keeps only its value out
 */
record Prepared(
        SourceRow origin,
        SourceRow source,
        Map<String, Object> values,
        List<Named> named,
        List<Finding> findings,
        List<Finding> leftOut) {

    /**
     * A record of another object, called by its title, a unique code or its id.
     *
     * @param brings its values, if the row is to make it where it is not there; else empty
     */
    record Named(FieldDefinition field, String text, Map<String, Object> brings) {
        Named(FieldDefinition field, String text) {
            this(field, text, Map.of());
        }
    }

    /** Whether something is wrong with what it says of a field. */
    boolean complains(String field) {
        if (findings.isEmpty() && leftOut.isEmpty()) {
            return false;
        }
        return Stream.concat(findings.stream(), leftOut.stream())
                .anyMatch(finding -> field.equals(finding.field()));
    }

    boolean isSound() {
        return findings.isEmpty();
    }

    /**
     * Only what it says of some fields, a record that it brings along counting by any field of it.
     */
    Prepared only(Set<String> fields) {
        Map<String, Object> some = new HashMap<>(values);
        some.keySet().retainAll(fields);
        List<Named> names =
                named.stream()
                        .filter(
                                each ->
                                        fields.stream()
                                                .map(Prepared::head)
                                                .anyMatch(each.field().name()::equals))
                        .toList();
        return new Prepared(origin, source, some, names, findings, leftOut);
    }

    /** The field of the row's own object that a path begins with. */
    static String head(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    /** The same row, with names that mean nothing left out as well. */
    Prepared without(List<Finding> names) {
        if (names.isEmpty()) {
            return this;
        }
        List<Finding> all = new ArrayList<>(leftOut);
        all.addAll(names);
        return new Prepared(origin, source, values, named, findings, all);
    }

    /** Its values say that they were read, so that the records do not read them once more. */
    Row row(Map<FieldDefinition, Object> found) {
        Map<String, Object> all = new HashMap<>();
        values.forEach((field, value) -> all.put(field, new Parsed.Value(value)));
        found.forEach((field, id) -> all.put(field.name(), id));
        return Row.of(all);
    }
}
