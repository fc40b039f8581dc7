package guanlan.engine.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import guanlan.engine.schema.FieldDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The columns of tables, made and rendered once for a definition, which never changes: every
 * statement names all of them, and would spend more on that than on its conditions.
 */
final class OwnColumns {
    private static final DSLContext TEXT = DSL.using(SQLDialect.POSTGRES);
    private static final Cache<FieldDefinition, Map<String, Field<?>>> MADE =
            Caffeine.newBuilder().weakKeys().build();
    private static final Cache<Field<?>, String> TEXTS = Caffeine.newBuilder().weakKeys().build();

    private OwnColumns() {}

    /** The column of a field in a table that has that name in the statement. */
    static Field<?> of(String table, FieldDefinition field) {
        return MADE.get(field, _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(table, name -> made(name, field));
    }

    private static Field<?> made(String table, FieldDefinition field) {
        Field<?> column = DSL.field(DSL.name(table, field.column()), field.type().column());
        TEXTS.put(column, TEXT.render(column));
        return column;
    }

    /** The same columns for a {@code select}, in their order: those next to each other as text. */
    static List<Field<?>> selected(List<? extends Field<?>> columns) {
        List<Field<?>> selected = new ArrayList<>();
        var text = new StringBuilder();
        for (Field<?> column : columns) {
            @Nullable String known = TEXTS.getIfPresent(column);
            if (known != null) {
                text.append(text.isEmpty() ? "" : ", ").append(known);
            } else {
                flush(text, selected);
                selected.add(column);
            }
        }
        flush(text, selected);
        return selected;
    }

    private static void flush(StringBuilder text, List<Field<?>> selected) {
        if (!text.isEmpty()) {
            selected.add(DSL.field(DSL.raw(text.toString())));
            text.setLength(0);
        }
    }
}
