package guanlan.engine.query;

import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Extent;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * The fields of a statement's records, and beside them what modules answer. The records that are
 * meant are an array, made once per statement, so an index on the id can answer.
 */
final class QuestionedNames implements SqlNames {
    private static final String PAIR = "pair";
    private static final Field<UUID> ONE = DSL.field(DSL.name(PAIR, "one"), UUID.class);
    private static final Field<UUID> TWO = DSL.field(DSL.name(PAIR, "two"), UUID.class);
    private static final Field<String> OBJECT = DSL.field(DSL.name(PAIR, "object"), String.class);
    private static final Field<String> STATE = DSL.field(DSL.name(PAIR, "state"), String.class);

    private final CriteriaNames names;
    private final FieldColumns columns;
    private final Questions questions;
    private final Extent seen;

    /**
     * @param seen the records of the object that the caller sees
     */
    QuestionedNames(CriteriaNames names, FieldColumns columns, Questions questions, Extent seen) {
        this.names = names;
        this.columns = columns;
        this.questions = questions;
        this.seen = seen;
    }

    @Override
    public Field<?> column(String word) {
        return names.object().worded(word).isPresent()
                ? names.column(word)
                : DSL.field(answered(questions.find(word, object()).orElseThrow()));
    }

    @Override
    public Target through(String reference) {
        return names.through(reference);
    }

    private ObjectName object() {
        return names.object().name();
    }

    private Condition answered(Question question) {
        return switch (question.of(object())) {
            case Question.Answer.Records(var records) ->
                    names.id().eq(DSL.any(records.toArray(UUID[]::new)));
            case Question.Answer.Pairs pairs ->
                    DSL.condition(
                            "{0} = any(array({1}))",
                            names.id(), side(ONE, TWO, pairs).unionAll(side(TWO, ONE, pairs)));
        };
    }

    private Select<Record1<UUID>> side(
            Field<UUID> mine, Field<UUID> other, Question.Answer.Pairs pairs) {
        return DSL.select(mine)
                .from(columns.companyTable(pairs.table()).as(PAIR))
                .where(OBJECT.eq(object().value()))
                .and(STATE.eq(pairs.state()))
                .and(isSeen(other));
    }

    private Condition isSeen(Field<UUID> record) {
        if (seen.equals(Extent.ALL)) {
            return DSL.noCondition();
        }
        CriteriaNames there = names.besideAll(object());
        return record.in(
                DSL.select(there.id()).from(there.aliased()).where(columns.within(seen, there)));
    }
}
