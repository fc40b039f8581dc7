package guanlan.domain.performance;

import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.schema.Choice;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.platform.access.Caller;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What groups are called, as far as the caller may know it. */
final class GroupTitles {
    private final ObjectDefinition deals;
    private final Queries queries;

    GroupTitles(ObjectDefinition deals, Queries queries) {
        this.deals = deals;
        this.queries = queries;
    }

    Map<String, String> of(Dimension by, List<String> keys) {
        Map<String, String> titles = new HashMap<>();
        if (by.refers()) {
            String field = by.field(Basis.CLOSED).orElseThrow();
            List<Row> rows =
                    keys.stream()
                            .filter(key -> !key.isEmpty())
                            .map(key -> Row.of(Map.of(field, UUID.fromString(key))))
                            .toList();
            queries.titles(deals.name(), rows)
                    .forEach((id, title) -> titles.put(id.toString(), title));
            return titles;
        }
        keys.forEach(key -> titles.put(key, key));
        if (by == Dimension.SOURCE) {
            deals.field("source").map(FieldDefinition::choices).stream()
                    .flatMap(List::stream)
                    .forEach(choice -> titles.replace(choice.value(), word(choice)));
        }
        return titles;
    }

    private static String word(Choice choice) {
        return choice.label().in(Caller.current().locale());
    }
}
