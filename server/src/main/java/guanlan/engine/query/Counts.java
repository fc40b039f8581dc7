package guanlan.engine.query;

import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** How many records there are, no more exactly than is asked. */
@Component
class Counts {
    private static final int LOOKED_AT = 10_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final DSLContext dsl;

    Counts(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** A number of records, and whether it is the true one. */
    record Count(long rows, boolean exact) {}

    /**
     * @param enough conditions that only rows of the {@code where} meet; when one of them alone has
     *     more rows than are counted, an index on it says so sooner than all of them together
     */
    Count of(Table<?> table, Condition where, List<Condition> enough, Counting counting) {
        boolean many =
                counting == Counting.USUAL
                        && enough.stream().anyMatch(some -> looked(table, some) > LOOKED_AT);
        return many ? new Count(beyond(table, where), false) : of(table, where, counting);
    }

    private long beyond(Table<?> table, Condition where) {
        return Math.max(LOOKED_AT + 1L, estimate(table, where));
    }

    Count of(Table<?> table, Condition where, Counting counting) {
        return switch (counting) {
            case NONE -> new Count(0, false);
            case EXACT -> new Count(dsl.fetchCount(DSL.selectOne().from(table).where(where)), true);
            case ESTIMATED -> new Count(estimate(table, where), false);
            case USUAL -> usual(table, where);
        };
    }

    private Count usual(Table<?> table, Condition where) {
        long seen = looked(table, where);
        return seen <= LOOKED_AT ? new Count(seen, true) : new Count(beyond(table, where), false);
    }

    private long looked(Table<?> table, Condition where) {
        return dsl.fetchCount(
                DSL.selectOne().from(table).where(where).limit(DSL.inline(LOOKED_AT + 1)));
    }

    /** What the planner expects; from its statistics, so nothing is read. */
    private long estimate(Table<?> table, Condition where) {
        Select<?> all = DSL.selectOne().from(table).where(where);
        String plan =
                dsl.resultQuery("explain (format json) {0}", all).fetchSingle(0, String.class);
        return JSON.readTree(String.valueOf(plan)).at("/0/Plan/Plan Rows").asLong();
    }
}
