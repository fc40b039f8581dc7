package guanlan.engine.records;

import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.Links;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Writes what fields name that name several records. */
@Component
class LinkTable {
    private final DSLContext dsl;
    private final Copy copy;

    LinkTable(DSLContext dsl, Copy copy) {
        this.dsl = dsl;
        this.copy = copy;
    }

    private record Link(UUID record, UUID target, int position) {}

    void insert(Writing writing, List<Draft> drafts) {
        writing.definition().fields().values().stream()
                .filter(FieldDefinition::isLinked)
                .forEach(field -> add(writing, field, drafts));
    }

    void replace(Writing writing, FieldDefinition field, List<Draft> drafts) {
        UUID[] ids = drafts.stream().map(Draft::id).toArray(UUID[]::new);
        dsl.deleteFrom(Links.of(writing.schema()))
                .where(Links.RECORD.eq(DSL.any(ids)))
                .and(Links.RELATION.eq(relation(writing, field)))
                .execute();
        add(writing, field, drafts);
    }

    private void add(Writing writing, FieldDefinition field, List<Draft> drafts) {
        List<Link> links = new ArrayList<>();
        for (Draft draft : drafts) {
            if (draft.values.get(field.name()) instanceof Collection<?> targets) {
                int position = 0;
                for (Object target : targets) {
                    links.add(new Link(draft.id(), (UUID) target, position++));
                }
            }
        }
        if (links.isEmpty()) {
            return;
        }
        String relation = relation(writing, field);
        copy.into(
                Links.of(writing.schema()),
                List.of(
                        new Copy.Column<>(DSL.field(DSL.name("relation")), _ -> relation),
                        new Copy.Column<>(DSL.field(DSL.name("record")), Link::record),
                        new Copy.Column<>(DSL.field(DSL.name("target")), Link::target),
                        new Copy.Column<>(DSL.field(DSL.name("position")), Link::position)),
                links);
    }

    private static String relation(Writing writing, FieldDefinition field) {
        return Links.relation(writing.definition().name(), field);
    }
}
