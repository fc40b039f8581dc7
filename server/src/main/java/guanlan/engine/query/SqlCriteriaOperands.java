package guanlan.engine.query;

import guanlan.core.criteria.Anatomy;
import guanlan.core.criteria.Constant;
import guanlan.core.criteria.EvaluationContext;
import guanlan.core.criteria.FieldKind;
import guanlan.core.criteria.FieldKind.Family;
import guanlan.core.criteria.FieldKind.Plain;
import guanlan.core.criteria.Folding;
import guanlan.core.criteria.InMemory;
import guanlan.core.criteria.Operand;
import guanlan.core.criteria.Operand.Arithmetic;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.DatePart;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Expressions for operands. What reads no field is computed here and becomes one bind. */
final class SqlCriteriaOperands {
    private static final String FOLDING = "pg_c_utf8";

    private final SqlCriteria criteria;
    private final SqlNames names;
    private final EvaluationContext context;
    private final int gone;

    SqlCriteriaOperands(SqlCriteria criteria, SqlNames names, EvaluationContext context, int gone) {
        this.criteria = criteria;
        this.names = names;
        this.context = context;
        this.gone = gone;
    }

    Field<?> of(Operand operand) {
        return isConstant(operand) ? bind(constant(operand), operand.kind()) : expression(operand);
    }

    /** The expression as one of that Java type, which its kind makes sure of. */
    @SuppressWarnings("unchecked")
    <T> Field<T> as(Operand operand) {
        return (Field<T>) of(operand);
    }

    static boolean isConstant(Operand operand) {
        return Anatomy.fields(operand).isEmpty();
    }

    @Nullable Object constant(Operand operand) {
        return InMemory.value(operand, context);
    }

    @SuppressWarnings("unchecked") // the value is of the kind
    static Field<Object> bind(@Nullable Object value, FieldKind kind) {
        DataType<?> type = value instanceof BigDecimal ? SQLDataType.NUMERIC : type(kind);
        return (Field<Object>) DSL.val(value, type);
    }

    @SuppressWarnings("unchecked") // the values are of the kind
    static Field<Object[]> array(List<?> values, FieldKind kind) {
        DataType<Object> type = (DataType<Object>) type(kind);
        return DSL.val(values.toArray(), type.array());
    }

    private static DataType<?> type(FieldKind kind) {
        return switch (kind) {
            case Plain.TEXT -> SQLDataType.CLOB;
            case FieldKind.Choice _, FieldKind.Sealed _ -> SQLDataType.CLOB;
            case Plain.WHOLE -> SQLDataType.BIGINT;
            case Plain.DECIMAL -> SQLDataType.NUMERIC;
            case Plain.YESNO -> SQLDataType.BOOLEAN;
            case Plain.DATE -> SQLDataType.LOCALDATE;
            case Plain.DATETIME -> SQLDataType.INSTANT;
            case FieldKind.Reference _ -> SQLDataType.UUID;
            case FieldKind.TextList _ -> SQLDataType.CLOB.array();
        };
    }

    Condition isEmpty(Operand operand) {
        Field<Object> value = as(operand);
        return switch (operand.kind().family()) {
            case TEXT ->
                    operand instanceof Operand.Field
                            ? value.isNull().or(this.<String>as(operand).eq(""))
                            : DSL.nullif(this.<String>as(operand), "").isNull();
            case TEXT_LIST ->
                    DSL.coalesce(DSL.cardinality(this.<Object[]>as(operand)), DSL.val(0)).eq(0);
            case NUMBER, YESNO, DATE, DATETIME, REFERENCE, SEALED -> value.isNull();
        };
    }

    Condition isFilled(Operand operand) {
        Field<Object> value = as(operand);
        return switch (operand.kind().family()) {
            case TEXT -> this.<String>as(operand).ne("");
            case TEXT_LIST -> DSL.cardinality(this.<Object[]>as(operand)).gt(0);
            case NUMBER, YESNO, DATE, DATETIME, REFERENCE, SEALED -> value.isNotNull();
        };
    }

    /**
     * A text without case, character by character as {@link Folding} does. An index for fragments
     * must be on this very expression.
     */
    static Field<String> folded(Field<String> text) {
        return DSL.lower(text.collate(DSL.name(FOLDING)));
    }

    private Field<?> expression(Operand operand) {
        return switch (operand) {
            case Operand.Field field -> column(field);
            case Operand.DateOf(var moment) ->
                    DSL.field(
                            "cast({0} at time zone {1} as date)",
                            SQLDataType.LOCALDATE, of(moment), zone());
            case Operand.Shifted(var day, var step, var amount) -> shifted(day, step, amount);
            case Operand.Distance(var way, var day) -> distance(way, as(day));
            case Operand.Part(var unit, var day) ->
                    DSL.extract(of(day), part(unit)).cast(SQLDataType.BIGINT);
            case Operand.Size(var of) ->
                    of.kind().family() == Family.TEXT
                            ? DSL.charLength(this.<String>as(of)).cast(SQLDataType.BIGINT)
                            : DSL.cardinality(this.<Object[]>as(of)).cast(SQLDataType.BIGINT);
            case Arithmetic(var left, var operator, var right) ->
                    calculation(number(left), operator, number(right));
            case Operand.Negated(var number) -> number(number).neg();
            case Operand.Choose(var when, var then, var otherwise, var kind) ->
                    DSL.when(criteria.condition(when), branch(then, kind))
                            .otherwise(branch(otherwise, kind));
            case Operand.Truth(var condition) ->
                    DSL.field(SqlCriteria.isTrue(criteria.condition(condition)));
            case Constant _, Operand.Me _, Operand.Now _ -> bind(constant(operand), operand.kind());
            case Operand.Today _, Operand.Edge _ -> bind(constant(operand), operand.kind());
        };
    }

    private Field<?> column(Operand.Field field) {
        return lookedUp(names, field.path().subList(gone, field.path().size()));
    }

    /** A field behind references that stands beside other fields: one value, looked up. */
    private static Field<?> lookedUp(SqlNames here, List<String> path) {
        String name = path.getFirst();
        if (path.size() == 1) {
            return here.column(name);
        }
        SqlNames.Target target = here.through(name);
        return DSL.field(
                DSL.select(lookedUp(target.names(), path.subList(1, path.size())))
                        .from(target.table())
                        .where(target.id().eq(here.column(name).coerce(SQLDataType.UUID)))
                        .and(target.within()));
    }

    private Field<?> shifted(Operand day, Operand.Shifted.Step step, int amount) {
        Field<Integer> count = DSL.val(amount);
        return switch (step) {
            case DAYS ->
                    DSL.field(
                            "({0} + cast({1} as integer))", SQLDataType.LOCALDATE, of(day), count);
            case MONTHS ->
                    DSL.field(
                            "cast({0} + make_interval(months => {1}) as date)",
                            SQLDataType.LOCALDATE, of(day), count);
        };
    }

    private Field<Long> distance(Operand.Distance.Way way, Field<LocalDate> day) {
        Field<LocalDate> today = DSL.val(context.today(), SQLDataType.LOCALDATE);
        return switch (way) {
            case SINCE -> DSL.field("cast({0} - {1} as bigint)", SQLDataType.BIGINT, today, day);
            case UNTIL -> DSL.field("cast({0} - {1} as bigint)", SQLDataType.BIGINT, day, today);
        };
    }

    private static DatePart part(Operand.Part.Unit unit) {
        return switch (unit) {
            case YEAR -> DatePart.YEAR;
            case MONTH -> DatePart.MONTH;
            case DAY -> DatePart.DAY;
            case WEEKDAY -> DatePart.ISO_DAY_OF_WEEK;
        };
    }

    private Field<BigDecimal> number(Operand operand) {
        return of(operand).cast(SQLDataType.NUMERIC);
    }

    /** Branches of a choice, as one and the same type. */
    @SuppressWarnings("unchecked")
    private Field<Object> branch(Operand operand, FieldKind kind) {
        return kind.family() == Family.NUMBER
                ? (Field<Object>) (Field<?>) number(operand)
                : as(operand);
    }

    /**
     * The database's own quotient has as many digits as it likes; cut one digit later, then round.
     */
    private static Field<BigDecimal> calculation(
            Field<BigDecimal> left, Arithmetic.Operator operator, Field<BigDecimal> right) {
        return switch (operator) {
            case PLUS -> left.plus(right);
            case MINUS -> left.minus(right);
            case TIMES -> left.times(right);
            case DIVIDED_BY ->
                    DSL.field(
                            "round(div({0} * 1e13, nullif({1}, 0)) * 1e-13, {2})",
                            SQLDataType.NUMERIC,
                            left,
                            right,
                            DSL.inline(Arithmetic.QUOTIENT_SCALE));
            case MODULO -> left.mod(DSL.nullif(right, BigDecimal.ZERO));
        };
    }

    /**
     * By name, or, for an offset, as an interval: as a name its sign would be read the other way.
     */
    private Field<?> zone() {
        ZoneId zone = context.zone().normalized();
        return zone instanceof ZoneOffset offset
                ? DSL.field("make_interval(secs => {0})", DSL.val(offset.getTotalSeconds()))
                : DSL.val(zone.getId());
    }
}
