package guanlan.engine.query;

import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.SystemField;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Deadlines of records that follow from their own moments: so many days after the latest of them. A
 * day begins where the caller is.
 */
@Component
public class Deadlines {
    /** In the open transaction: {@code record uuid, owner uuid, deadline timestamptz}. */
    public static final String TABLE = "due_now";

    /** A century: whatever a field says, there is such a moment. */
    private static final int MOST_DAYS = 36_525;

    private static final Field<Instant> DEADLINE = DSL.field(DSL.name("deadline"), Instant.class);

    private final Schemas schemas;
    private final Reaches reaches;
    private final Conditions conditions;
    private final DSLContext dsl;

    Deadlines(Schemas schemas, Reaches reaches, Conditions conditions, DSLContext dsl) {
        this.schemas = schemas;
        this.reaches = reaches;
        this.conditions = conditions;
        this.dsl = dsl;
    }

    /**
     * Which deadlines.
     *
     * @param since fields with days or moments, of which the latest counts
     * @param days after it; below zero: before it
     * @param daysOf a way to a number of days that are added; null: none
     * @param where criteria in CEL; null: all records
     */
    public record Asked(
            ObjectName object,
            List<String> since,
            int days,
            @Nullable String daysOf,
            @Nullable String where) {
        public Asked {
            since = List.copyOf(since);
        }
    }

    /**
     * Lays the records whose deadline has passed into {@link #TABLE}.
     *
     * @param among only these; null: all
     */
    public void gather(Asked asked, Instant now, @Nullable Collection<UUID> among) {
        dsl.execute(
                "create temporary table if not exists {0} (record uuid, owner uuid, deadline timestamptz) on commit drop",
                DSL.table(DSL.name(TABLE)));
        dsl.execute("truncate {0}", DSL.table(DSL.name(TABLE)));
        Select<?> due = select(asked, among);
        dsl.execute(
                "insert into {0} select record, owner, deadline from ({1}) as due where deadline <= cast({2} as timestamptz)",
                DSL.table(DSL.name(TABLE)), due, DSL.val(now.atOffset(ZoneOffset.UTC)));
    }

    /** Whether one can count from a field: it keeps a day or a moment. */
    public static boolean counts(FieldDefinition field) {
        if (!field.hasColumn()) {
            return false;
        }
        Class<?> kind = field.type().column().getType();
        return kind.equals(LocalDate.class) || kind.equals(Instant.class);
    }

    /** Whether it can be asked, by the caller. */
    public boolean fits(Asked asked) {
        try {
            select(asked, null);
            return true;
        } catch (Problem unreadable) {
            return false;
        }
    }

    /**
     * The next deadline to come.
     *
     * @param among only of these; null: of all
     */
    public Optional<Instant> next(Asked asked, Instant now, @Nullable Collection<UUID> among) {
        Select<?> all = select(asked, among);
        return Optional.ofNullable(
                dsl.resultQuery(
                                "select min(deadline) from ({0}) as due where deadline > cast({1} as timestamptz)",
                                all, DSL.val(now.atOffset(ZoneOffset.UTC)))
                        .fetchOne(0, Instant.class));
    }

    private Select<?> select(Asked asked, @Nullable Collection<UUID> among) {
        ObjectDefinition definition = schemas.require(asked.object());
        Reach reach = reaches.of(definition);
        Field<?> days = days(asked, reach);
        List<Field<Instant>> moments =
                asked.since().stream().map(reach::place).map(place -> moment(place, days)).toList();
        Field<?>[] others = moments.stream().skip(1).toArray(Field<?>[]::new);
        Field<Instant> deadline =
                others.length == 0 ? moments.getFirst() : DSL.greatest(moments.getFirst(), others);
        Field<?> owner = reach.place(SystemField.OWNER.field()).column();
        Condition where =
                conditions.of(
                        Filter.ALL.where(asked.where()), definition, reaches.seeing(definition));
        Condition meant =
                among == null
                        ? where
                        : where.and(reach.id().eq(DSL.any(among.toArray(UUID[]::new))));
        return DSL.select(reach.id().as("record"), owner.as("owner"), deadline.as(DEADLINE))
                .from(reach.tables())
                .where(meant);
    }

    private static Field<?> days(Asked asked, Reach reach) {
        String way = asked.daysOf();
        Field<Integer> fixed = DSL.inline(asked.days());
        if (way == null) {
            return fixed;
        }
        Place place = reach.place(way);
        if (!Number.class.isAssignableFrom(place.field().type().column().getType())) {
            throw new Problem(QueryProblem.NOT_A_NUMBER, Map.of("field", way));
        }
        return DSL.field(
                "case when {0} is not null then cast(greatest(least({0}, {2}), -{2}) as int) + {1} end",
                SQLDataType.INTEGER, place.column(), fixed, DSL.inline(MOST_DAYS));
    }

    private static Field<Instant> moment(Place place, Field<?> days) {
        Class<?> kind = place.field().type().column().getType();
        if (kind.equals(LocalDate.class)) {
            return DSL.field(
                    "(cast({0} + ({1}) as timestamp) at time zone {2})",
                    Instant.class,
                    place.column(),
                    days,
                    DSL.inline(Caller.current().zone().getId()));
        }
        if (!kind.equals(Instant.class)) {
            throw new Problem(QueryProblem.NOT_A_DAY, Map.of("field", place.path()));
        }
        return DSL.field(
                "({0} + make_interval(hours => 24 * ({1})))", Instant.class, place.column(), days);
    }
}
