package guanlan.engine.schema;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Statements that are asked again and again in the same words: rendered once, then only bound. To
 * build and render a small one costs more than the database takes for it. A shape names everything
 * that its text depends on; values are never part of it, each has its {@code ?}.
 */
@Component
public final class Statements {
    private static final int MOST = 2_000;

    private final DSLContext dsl;
    private final JdbcClient jdbc;
    private final Cache<Object, String> texts = Caffeine.newBuilder().maximumSize(MOST).build();

    public Statements(DSLContext dsl, JdbcClient jdbc) {
        this.dsl = dsl;
        this.jdbc = jdbc;
    }

    /** The text of a shape, by a statement that is made only when the shape is new. */
    public String text(Object shape, Supplier<? extends QueryPart> statement) {
        return texts.get(shape, _ -> dsl.render(statement.get()));
    }

    /** Ids as the text of an array, for a {@code cast(? as uuid[])}. */
    public static String array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    /** The statement of a shape, to be bound and run in the transaction that is open. */
    public JdbcClient.StatementSpec of(Object shape, Supplier<? extends QueryPart> statement) {
        return jdbc.sql(text(shape, statement));
    }
}
