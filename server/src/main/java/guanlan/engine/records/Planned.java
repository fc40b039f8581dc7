package guanlan.engine.records;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.SystemField;
import guanlan.engine.schema.Tables;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * A batch as a module may look at it before it is written: all rows that are sound so far, and with
 * all rights what stands in the table beside them.
 */
public final class Planned {
    private static final Field<UUID> ID = field(name(SystemField.ID.field()), UUID.class);
    private static final Condition IN_USE = field(name(SystemField.DELETED_AT.field())).isNull();

    private final Writing writing;
    private final DSLContext dsl;
    private final Prospect prospect;

    Planned(Writing writing, DSLContext dsl, Prospect prospect) {
        this.writing = writing;
        this.dsl = dsl;
        this.prospect = prospect;
    }

    public List<PlannedRow> rows() {
        return writing.drafts().stream()
                .filter(draft -> draft.isSound() && !draft.does(Draft.Act.NOTHING))
                .map(PlannedRow::new)
                .toList();
    }

    public Cause cause() {
        return writing.cause();
    }

    /** The moment of the batch, one for every row. */
    public Instant at() {
        return writing.at();
    }

    /**
     * The rows that would fulfil criteria, with all rights: a gate holds for everybody, whatever he
     * sees of what it reads.
     */
    public Set<PlannedRow> fulfilling(String cel, Collection<PlannedRow> rows) {
        List<Draft> drafts = rows.stream().map(PlannedRow::draft).toList();
        Predicate<Draft> holds = prospect.asked(writing, cel, drafts);
        return rows.stream()
                .filter(row -> holds.test(row.draft()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Which record each record in use refers to by a field, as it would be after the batch. */
    public Map<UUID, UUID> links(String fieldName) {
        FieldDefinition reference = writing.definition().require(fieldName);
        Field<UUID> target = field(name(reference.column()), UUID.class);
        Map<UUID, UUID> links = new HashMap<>();
        dsl.select(ID, target)
                .from(writing.table())
                .where(target.isNotNull())
                .and(IN_USE)
                .forEach(found -> links.put(found.value1(), found.value2()));
        for (PlannedRow row : rows()) {
            if (row.after(fieldName) instanceof UUID after && !row.isRemoved()) {
                links.put(row.id(), after);
            } else {
                links.remove(row.id());
            }
        }
        return links;
    }

    /** What records are called, after the batch. */
    public Map<UUID, String> titles(Collection<UUID> ids) {
        FieldDefinition title = writing.definition().require(writing.definition().title());
        Field<?> column = Tables.column(title);
        Map<UUID, String> titles =
                dsl
                        .select(ID, column)
                        .from(writing.table())
                        .where(ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                        .stream()
                        .collect(
                                Collectors.toMap(
                                        found -> found.get(ID),
                                        found -> Objects.toString(found.get(column), "")));
        for (PlannedRow row : rows()) {
            if (ids.contains(row.id())) {
                titles.put(row.id(), Objects.toString(row.after(title.name()), ""));
            }
        }
        return titles;
    }
}
