package guanlan.engine.query;

import guanlan.engine.query.Aggregates.Line;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.problems.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Computes figures over records, inside the caller's Permit like every other answer. */
@Component
public class Aggregator {
    private static final int MOST_BESIDE_OTHER = 200;

    private final Schemas schemas;
    private final Reaches reaches;
    private final Conditions conditions;
    private final Titles titles;
    private final DSLContext dsl;

    public Aggregator(
            Schemas schemas,
            Reaches reaches,
            Conditions conditions,
            Titles titles,
            DSLContext dsl) {
        this.schemas = schemas;
        this.reaches = reaches;
        this.conditions = conditions;
        this.titles = titles;
        this.dsl = dsl;
    }

    public Aggregates compute(Aggregation asked) {
        if (asked.other() && asked.top() > MOST_BESIDE_OTHER) {
            throw new Problem(
                    QueryProblem.TOO_MANY, Map.of("what", "top", "most", MOST_BESIDE_OTHER));
        }
        ObjectDefinition definition = schemas.require(asked.object());
        Condition where = conditions.of(asked.filter(), definition, reaches.seeing(definition));
        Reach reach = reaches.of(definition);
        var columns = new Aggregating(asked, reach);
        List<Line> found = lines(columns, reach, where, asked.top() + 1);
        boolean more = found.size() > asked.top();
        List<Line> lines = more ? found.subList(0, asked.top()) : found;
        List<@Nullable Object> totals = figures(columns, reach, where);
        List<@Nullable Object> other = new ArrayList<>();
        if (more && asked.other()) {
            Condition outside = where.and(columns.outside(values(lines)));
            other.addAll(figures(columns, reach, outside));
        }
        return new Aggregates(
                columns.groups(), lines, totals, other, titles(columns.groups(), lines), more);
    }

    private List<Line> lines(Aggregating columns, Reach reach, Condition where, int most) {
        if (columns.keys().isEmpty()) {
            return List.of();
        }
        List<Field<?>> all = new ArrayList<>(columns.selected());
        all.addAll(columns.figures());
        int keys = columns.keys().size();
        return dsl.select(all)
                .from(reach.tables())
                .where(where)
                .groupBy(columns.names())
                .orderBy(columns.order())
                .limit(DSL.inline(most))
                .fetch(row -> new Line(values(row, 0, keys), values(row, keys, all.size())));
    }

    private List<@Nullable Object> figures(Aggregating columns, Reach reach, Condition where) {
        if (columns.figures().isEmpty()) {
            return new ArrayList<>();
        }
        return dsl.select(columns.figures())
                .from(reach.tables())
                .where(where)
                .fetchSingle(row -> values(row, 0, row.size()));
    }

    private static List<@Nullable Object> values(Record row, int from, int to) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int at = from; at < to; at++) {
            values.add(row.get(at));
        }
        return values;
    }

    private static List<List<@Nullable Object>> values(List<Line> lines) {
        return lines.stream().map(Line::values).toList();
    }

    private Map<UUID, String> titles(List<FieldDefinition> groups, List<Line> lines) {
        Map<ObjectName, Set<UUID>> wanted = new HashMap<>();
        for (int at = 0; at < groups.size(); at++) {
            int place = at;
            groups.get(at)
                    .target()
                    .ifPresent(
                            target ->
                                    lines.forEach(
                                            line -> {
                                                if (line.values().get(place) instanceof UUID id) {
                                                    wanted.computeIfAbsent(
                                                                    target, _ -> new HashSet<>())
                                                            .add(id);
                                                }
                                            }));
        }
        return titles.of(wanted);
    }
}
