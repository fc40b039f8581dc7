package guanlan.engine.query;

import guanlan.core.criteria.Calculation;
import guanlan.core.criteria.Criteria;
import guanlan.core.criteria.EvaluationContext;
import guanlan.core.criteria.Verdict;
import guanlan.core.criteria.Vocabulary;
import guanlan.engine.rights.EveryField;
import guanlan.engine.schema.Computation;
import guanlan.engine.schema.Computation.Formula;
import guanlan.engine.schema.Computation.Rollup;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.Links;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.SystemField;
import guanlan.engine.schema.Tables;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Extent;
import guanlan.platform.access.FieldPermit;
import guanlan.platform.access.Mask;
import guanlan.platform.access.Permits;
import guanlan.platform.database.Tenants;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The column of a field, or the expression that computes it. A formula or a roll-up is computed
 * with all rights: whoever defined it decided what it tells, and who may see the field sees it.
 */
@Component
class FieldColumns {
    private final Schemas schemas;
    private final Permits permits;
    private final Tenants tenants;
    private final InstantSource clock;
    private final Extents extents;

    FieldColumns(Schemas schemas, Permits permits, Tenants tenants, InstantSource clock) {
        this.schemas = schemas;
        this.permits = permits;
        this.tenants = tenants;
        this.clock = clock;
        this.extents = new Extents(schemas, permits, tenants, clock);
    }

    Field<?> of(CriteriaNames names, FieldDefinition field) {
        DataType<?> type = field.type().column();
        if (field.isLinked()) {
            ObjectName object = names.object().name();
            return Links.column(schema(), object, names.table(), field);
        }
        return field.computation()
                .<Field<?>>map(
                        how ->
                                computed(names, how)
                                        .<Field<?>>map(value -> fitted(value, field))
                                        .orElseGet(() -> DSL.castNull(type)))
                .orElseGet(() -> OwnColumns.of(names.table(), field));
    }

    /** The value where it may be read; empty elsewhere, so that nothing can be inferred from it. */
    Field<?> read(CriteriaNames names, FieldDefinition field, FieldPermit permit) {
        return within(permit.read(), names, of(names, field));
    }

    /** How it is told where it may not be read, or not everywhere. */
    @Nullable Veil veil(CriteriaNames names, FieldDefinition field, FieldPermit permit) {
        Mask mask = permit.mask();
        return mask == null
                ? null
                : new Veil(
                        within(permit.told(), names, of(names, field)),
                        extents.holds(permit.read(), names),
                        mask);
    }

    private <T> Field<T> within(Extent extent, CriteriaNames names, Field<T> value) {
        return switch (extent) {
            case Extent.All _ -> value;
            case Extent.None _ -> DSL.castNull(value.getDataType());
            case Extent.Meets _,
                    Extent.Shared _,
                    Extent.About _,
                    Extent.Lent _,
                    Extent.Either _,
                    Extent.Both _ ->
                    DSL.when(extents.condition(extent, names), value);
        };
    }

    /** The records of an extent in a table of a statement. */
    Condition within(Extent extent, CriteriaNames names) {
        return extents.condition(extent, names);
    }

    Field<Boolean> holds(Extent extent, CriteriaNames names) {
        return extents.holds(extent, names);
    }

    /** A statement on the object's table under that name, with all rights. */
    CriteriaNames names(ObjectDefinition object, String table) {
        return new CriteriaNames(object, table, this);
    }

    ObjectDefinition definition(ObjectName object) {
        return schemas.require(object);
    }

    Table<?> table(ObjectDefinition object) {
        return Tables.of(schema(), object.name());
    }

    /** A table that a module of the product keeps in each company. */
    Table<?> companyTable(String table) {
        return DSL.table(DSL.name(schema(), table));
    }

    private String schema() {
        return tenants.schema(Caller.current().tenant());
    }

    /** With every field of the object, whoever asks. */
    Vocabulary everything(ObjectDefinition object) {
        return new EveryField(object, schemas);
    }

    /** The child's field that leads here: the one named, or the only one there is. */
    static Optional<FieldDefinition> leading(
            ObjectDefinition child, Rollup rollup, ObjectDefinition here) {
        if (rollup.by() != null) {
            return child.field(rollup.by())
                    .filter(field -> field.target().equals(Optional.of(here.name())));
        }
        var all =
                child.fields().values().stream()
                        .filter(field -> !field.system())
                        .filter(field -> field.target().equals(Optional.of(here.name())))
                        .toList();
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    /** Nothing where the definition does not hold any more: the field is then empty. */
    private Optional<Field<?>> computed(CriteriaNames names, Computation how) {
        if (names.isTooDeep()) {
            return Optional.empty();
        }
        return switch (how) {
            case Formula(var cel) ->
                    switch (Criteria.calculation(cel, everything(names.object()))) {
                        case Calculation.Accepted(var value) ->
                                Optional.of(SqlCriteria.value(value, names.computing(), context()));
                        case Calculation.Refused _ -> Optional.empty();
                    };
            case Rollup rollup -> rolledUp(names, rollup);
        };
    }

    private Optional<Field<?>> rolledUp(CriteriaNames names, Rollup rollup) {
        ObjectDefinition child = schemas.require(rollup.from());
        CriteriaNames there = names.referring(child);
        Optional<FieldDefinition> by = leading(child, rollup, names.object());
        Optional<FieldDefinition> measured =
                Optional.ofNullable(rollup.field()).flatMap(child::field);
        Optional<Condition> where = where(rollup, child, there);
        if (by.isEmpty() || where.isEmpty() || measured.isPresent() == (rollup.field() == null)) {
            return Optional.empty();
        }
        Condition mine =
                of(there, by.get())
                        .coerce(SQLDataType.UUID)
                        .eq(names.id())
                        .and(system(there, SystemField.DELETED_AT).isNull())
                        .and(where.get());
        Field<?> value =
                measured.<Field<?>>map(field -> field.type().orderedInSql(of(there, field)))
                        .orElse(there.id());
        return Optional.of(measured(rollup, value, there, mine));
    }

    private Optional<Condition> where(Rollup rollup, ObjectDefinition child, CriteriaNames there) {
        if (rollup.where() == null) {
            return Optional.of(DSL.noCondition());
        }
        return switch (Criteria.check(rollup.where(), everything(child))) {
            case Verdict.Accepted(var checked) ->
                    Optional.of(SqlCriteria.condition(checked, there, context()));
            case Verdict.Refused _ -> Optional.empty();
        };
    }

    /** Nothing to sum is zero; nothing to compare is nothing. */
    private static Field<?> measured(
            Rollup rollup, Field<?> value, CriteriaNames there, Condition mine) {
        Field<BigDecimal> number = value.coerce(SQLDataType.NUMERIC);
        Field<?> measure =
                switch (rollup.measure()) {
                    case COUNT -> DSL.count();
                    case SUM -> DSL.coalesce(DSL.sum(number), BigDecimal.ZERO);
                    case AVERAGE -> DSL.avg(number);
                    case MIN -> DSL.min(value);
                    case MAX -> DSL.max(value);
                    case LATEST -> value;
                };
        var select = DSL.select(measure.coerce(Object.class)).from(there.aliased()).where(mine);
        return rollup.measure() == Computation.Measure.LATEST
                ? DSL.field(
                        select.orderBy(
                                        system(there, SystemField.CREATED_AT).desc(),
                                        there.id().desc())
                                .limit(1))
                : DSL.field(select);
    }

    private static Field<Instant> system(CriteriaNames there, SystemField field) {
        return DSL.field(DSL.name(there.table(), field.field()), SQLDataType.INSTANT);
    }

    /** Numbers have the digits that the definition gives them. */
    private static Field<?> fitted(Field<?> value, FieldDefinition field) {
        DataType<?> type = field.type().column();
        if (type.getType() == BigDecimal.class) {
            return DSL.round(value.cast(SQLDataType.NUMERIC), field.scale());
        }
        return type.getType() == Long.class
                ? DSL.round(value.cast(SQLDataType.NUMERIC)).cast(SQLDataType.BIGINT)
                : value.coerce(type);
    }

    EvaluationContext context() {
        return Asker.context(Caller.current(), clock.instant(), permits);
    }
}
