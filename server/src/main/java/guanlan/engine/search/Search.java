package guanlan.engine.search;

import guanlan.core.text.SearchTerms;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.engine.search.Hits.Hit;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Finds records of every object that the caller may see, by what was typed. */
@Component
public class Search {
    private static final int MOST = 20;
    private static final int SPARE = 3;
    private static final Pattern SHORT_LATIN = Pattern.compile("[\\p{L}&&[^\\p{IsHan}]]{1,2}");
    private static final Comparator<Hit> BEST =
            Comparator.comparing(Hit::rank)
                    .thenComparing(hit -> hit.title().length())
                    .thenComparing(Hit::title)
                    .thenComparing(Hit::record);

    private final Schemas schemas;
    private final Permits permits;
    private final Queries queries;
    private final Hits hits;

    public Search(Schemas schemas, Permits permits, Queries queries, Hits hits) {
        this.schemas = schemas;
        this.permits = permits;
        this.queries = queries;
        this.hits = hits;
    }

    /** The best records of one object, the very best first. */
    public record Group(ObjectDefinition object, List<Row> rows) {}

    /** Objects in the order of their best record, each with a few of its records. */
    public List<Group> find(String typed, int each) {
        List<ObjectName> visible =
                schemas.all().stream()
                        .map(ObjectDefinition::name)
                        .filter(object -> permit(object).allows(Right.SEE))
                        .toList();
        if (visible.isEmpty() || SearchTerms.query(typed).isEmpty()) {
            return List.of();
        }
        int few = Math.clamp(each, 1, MOST);
        Map<ObjectName, List<Hit>> found = new LinkedHashMap<>();
        for (Hit hit : best(typed, visible, few + SPARE)) {
            found.computeIfAbsent(hit.object(), _ -> new ArrayList<>()).add(hit);
        }
        List<Group> groups = new ArrayList<>();
        found.forEach((object, some) -> groups.add(group(object, some, typed, few)));
        groups.removeIf(group -> group.rows().isEmpty());
        return groups;
    }

    /** One or two letters begin too many words to be looked for inside of them. */
    private List<Hit> best(String typed, List<ObjectName> visible, int each) {
        Map<UUID, Hit> best = new LinkedHashMap<>();
        hits.begin(typed, visible, each).forEach(hit -> best.putIfAbsent(hit.record(), hit));
        if (best.isEmpty() || !SHORT_LATIN.matcher(typed.strip()).matches()) {
            hits.hold(typed, visible, each).forEach(hit -> best.putIfAbsent(hit.record(), hit));
        }
        return best.values().stream().sorted(BEST).toList();
    }

    private Group group(ObjectName object, List<Hit> some, String typed, int few) {
        ObjectDefinition definition = schemas.require(object);
        Map<UUID, Row> rows = new HashMap<>();
        queries.find(object, some.stream().map(Hit::record).toList())
                .forEach(row -> rows.put(row.id(), row));
        List<Row> shown =
                some.stream()
                        .map(hit -> rows.get(hit.record()))
                        .filter(row -> row != null && !row.isDeleted())
                        .filter(row -> foundByWhatHeSees(row, definition, typed))
                        .limit(few)
                        .toList();
        return new Group(definition, shown);
    }

    /** Entries hold the words of every field; what is hidden from the caller must not find. */
    private boolean foundByWhatHeSees(Row row, ObjectDefinition definition, String typed) {
        Permit permit = permit(definition.name());
        List<FieldDefinition> searchable = SearchIndex.searchable(definition);
        return searchable.stream().allMatch(field -> permit.field(field.name()).plain())
                || SearchTerms.finds(typed, SearchIndex.texts(row, definition, searchable));
    }

    private Permit permit(ObjectName object) {
        return permits.of(Caller.current(), object.value());
    }
}
