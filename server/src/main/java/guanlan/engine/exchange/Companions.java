package guanlan.engine.exchange;

import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Parsed;
import guanlan.platform.problems.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Makes the records that rows bring along, such as the companies of contacts: each once, however
 * many rows name it; one that is there already stays as it is. It happens in the transaction of the
 * chunk and because of the import, so it is undone with it.
 */
@Component
class Companions {
    private final Records records;

    Companions(Records records) {
        this.records = records;
    }

    private record Known(ObjectName object, String text) {
        static Known of(Prepared.Named named) {
            return new Known(named.field().target().orElseThrow(), named.text());
        }
    }

    /** Why some could not be made. */
    record Refused(Map<Known, List<Finding>> findings) {
        static final Refused NONE = new Refused(Map.of());

        /** By the paths of the fields; empty for one that was made or was there. */
        List<Finding> of(Prepared.Named named) {
            return findings.getOrDefault(Known.of(named), List.of()).stream()
                    .map(
                            each ->
                                    each.field() == null
                                            ? each
                                            : new Finding(
                                                    named.field().name() + "." + each.field(),
                                                    each.code(),
                                                    each.params()))
                    .toList();
        }
    }

    /** What is made is found from then on. */
    Refused make(Import told, List<Prepared> rows, References.Found found) {
        Map<ObjectName, Map<Known, Map<String, Object>>> missing = new LinkedHashMap<>();
        for (Prepared row : rows) {
            for (Prepared.Named named : row.named()) {
                if (!named.brings().isEmpty()
                        && found.of(named) instanceof References.Meaning.None) {
                    Known known = Known.of(named);
                    Map<String, Object> values =
                            missing.computeIfAbsent(known.object(), _ -> new LinkedHashMap<>())
                                    .computeIfAbsent(known, _ -> new LinkedHashMap<>());
                    named.brings().forEach(values::putIfAbsent);
                }
            }
        }
        Map<Known, List<Finding>> refused = new HashMap<>();
        missing.forEach((object, those) -> make(told, object, those, found, refused));
        return new Refused(refused);
    }

    private void make(
            Import told,
            ObjectName object,
            Map<Known, Map<String, Object>> those,
            References.Found found,
            Map<Known, List<Finding>> refused) {
        List<Known> order = new ArrayList<>(those.keySet());
        List<Row> rows =
                order.stream().map(known -> row(those.getOrDefault(known, Map.of()))).toList();
        List<Outcome> outcomes =
                records.write(
                                Batch.of(object)
                                        .create(rows)
                                        .because(Cause.of(Cause.Kind.IMPORT, told.id())))
                        .outcomes();
        for (int at = 0; at < order.size(); at++) {
            Known known = order.get(at);
            switch (outcomes.get(at)) {
                case Outcome.Created(var id) -> found.add(object, known.text(), id);
                case Outcome.Rejected(var findings) -> refused.put(known, findings);
                case Outcome.Updated _,
                        Outcome.Unchanged _,
                        Outcome.Skipped _,
                        Outcome.Deleted _,
                        Outcome.Restored _ ->
                        throw new IllegalStateException("only made: " + outcomes.get(at));
            }
        }
    }

    /** Its values were read already. */
    private static Row row(Map<String, Object> values) {
        Map<String, Object> read = new HashMap<>();
        values.forEach((field, value) -> read.put(field, new Parsed.Value(value)));
        return Row.of(read);
    }
}
