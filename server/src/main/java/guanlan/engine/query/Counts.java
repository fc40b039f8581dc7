package guanlan.engine.query;

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

    Count of(Table<?> table, Condition where, Counting counting) {
        return switch (counting) {
            case NONE -> new Count(0, false);
            case EXACT -> new Count(dsl.fetchCount(DSL.selectOne().from(table).where(where)), true);
            case ESTIMATED -> new Count(estimate(table, where), false);
            case USUAL -> usual(table, where);
        };
    }

    private Count usual(Table<?> table, Condition where) {
        long seen =
                dsl.fetchCount(
                        DSL.selectOne().from(table).where(where).limit(DSL.inline(LOOKED_AT + 1)));
        return seen <= LOOKED_AT
                ? new Count(seen, true)
                : new Count(Math.max(seen, estimate(table, where)), false);
    }

    /** What the planner expects; from its statistics, so nothing is read. */
    private long estimate(Table<?> table, Condition where) {
        Select<?> all = DSL.selectOne().from(table).where(where);
        String plan =
                dsl.resultQuery("explain (format json) {0}", all).fetchSingle(0, String.class);
        return JSON.readTree(String.valueOf(plan)).at("/0/Plan/Plan Rows").asLong();
    }
}
