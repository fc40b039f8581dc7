package guanlan.engine.query;

import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Statements;
import guanlan.platform.access.Permit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Select;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Records by their ids: the commonest question of all, after every write and for every page. For
 * whoever sees all records of an object alike, the statement depends on nothing but the definition,
 * which never changes, and the Permit; it is made and rendered once for the two. Everybody else's
 * is made each time, and so is one with computed fields, which may depend on the day.
 */
@Component
final class PreparedReads {
    private final DSLContext dsl;
    private final JdbcClient jdbc;
    private final PerSight<Prepared> kept = new PerSight<>();

    PreparedReads(DSLContext dsl, JdbcClient jdbc) {
        this.dsl = dsl;
        this.jdbc = jdbc;
    }

    /** A statement that asks for an array of ids, and how its rows are read. */
    private record Prepared(String text, List<Place> places, RowReader reader) {}

    /** A statement with one {@code ?}, for the ids as the text of an array. */
    record Asked(Select<?> select, List<Place> places) {}

    /** The rows, when the statement may be kept; nothing when it must be made for this caller. */
    Optional<List<Row>> rows(
            ObjectDefinition definition,
            Permit permit,
            String schema,
            Collection<UUID> ids,
            Supplier<Asked> asked) {
        if (!PerSight.isSame(definition, permit)) {
            return Optional.empty();
        }
        Prepared prepared = kept.get(definition, permit, schema, () -> prepare(asked.get()));
        ResultSetExtractor<List<Row>> reading = found -> read(found, prepared);
        return Optional.of(jdbc.sql(prepared.text()).param(Statements.array(ids)).query(reading));
    }

    private Prepared prepare(Asked asked) {
        if (!asked.select().getBindValues().isEmpty()) {
            throw new IllegalStateException(
                    "values are no part of what is kept: " + asked.select());
        }
        return new Prepared(
                dsl.render(asked.select()),
                asked.places(),
                RowReader.of(Listing.columns(asked.places())));
    }

    private static List<Row> read(ResultSet found, Prepared prepared) throws SQLException {
        List<Row> rows = new ArrayList<>();
        while (found.next()) {
            rows.add(Listing.row(prepared.reader().row(found), prepared.places()));
        }
        return rows;
    }
}
