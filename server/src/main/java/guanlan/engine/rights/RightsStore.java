package guanlan.engine.rights;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Statements;
import guanlan.engine.schema.SystemField;
import guanlan.engine.schema.Tables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what rights are made of straight from its tables: whoever compiles a Permit cannot ask for
 * one. And the number that counts its changes.
 */
@Component
public class RightsStore {
    public static final ObjectName ROLE = new ObjectName("role");
    public static final ObjectName GRANT = new ObjectName("role_grant");
    public static final ObjectName SHARE = SharedRecords.SHARE;
    public static final ObjectName ABSENCE = HolderRows.ABSENCE;

    private static final Logger LOG = LoggerFactory.getLogger(RightsStore.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Field<UUID> ID = field(name(SystemField.ID.field()), UUID.class);
    private static final Field<Long> VERSION = field(name("version"), Long.class);

    private final DSLContext dsl;
    private final Statements statements;

    RightsStore(DSLContext dsl, Statements statements) {
        this.dsl = dsl;
        this.statements = statements;
    }

    long version(String schema) {
        return Objects.requireNonNull(
                dsl.select(VERSION).from(versions(schema)).fetchSingle(VERSION));
    }

    /** Counts a change; held until the end of the transaction, so it comes last in it. */
    public void count(String schema) {
        dsl.update(versions(schema)).set(VERSION, VERSION.plus(1)).execute();
    }

    private static Table<?> versions(String schema) {
        return DSL.table(name(schema, "rights_version"));
    }

    /**
     * A company's roles as they are together, and the number that counts their changes.
     *
     * @param roles the shipped ones, as far as the company has not changed them, and its own
     */
    record Company(
            long version, Map<String, RoleDefinition> roles, Map<Kept, RoleDefinition> read) {}

    /** A role as it stands in its table. */
    record Kept(UUID id, long version, String key, String source) {}

    /**
     * @param former what was read before: what still says the same need not be read again
     */
    Company company(String schema, Map<Kept, RoleDefinition> former) {
        Map<String, RoleDefinition> roles = new LinkedHashMap<>(ShippedRoles.ALL);
        Map<Kept, RoleDefinition> read = new HashMap<>();
        List<Line> lines =
                statements
                        .of(new Shape(schema), () -> question(schema))
                        .query((row, _) -> line(row))
                        .list();
        for (Line line : lines) {
            Kept kept = line.kept();
            if (kept != null) {
                RoleDefinition known = former.get(kept);
                RoleDefinition role = known == null ? role(kept) : known;
                read.put(kept, role);
                roles.put(kept.key(), role);
            }
        }
        return new Company(lines.getFirst().version(), roles, read);
    }

    /** A role beside the number that counts the changes; without one while there is none. */
    private record Line(long version, @Nullable Kept kept) {}

    /** Its text depends on nothing but where the company's tables are. */
    private record Shape(String schema) {}

    private static QueryPart question(String schema) {
        return DSL.sql(
                """
                select v.version as counted, r.id, r.version, r.key, r.source
                  from {0} v left join {1} r on r.deleted_at is null
                 order by r.id
                """,
                versions(schema), Tables.of(schema, ROLE));
    }

    private static Line line(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Line(
                row.getLong("counted"),
                id == null
                        ? null
                        : new Kept(
                                id,
                                row.getLong("version"),
                                row.getString("key"),
                                row.getString("source")));
    }

    private static RoleDefinition role(Kept kept) {
        JsonNode source = source(kept.key(), kept.source());
        return new RoleDefinition(
                kept.key(),
                ShippedRoles.label(source.path("label")),
                ShippedRoles.label(source.path("purpose")),
                ShippedRoles.ALL.containsKey(kept.key()),
                kept.id(),
                kept.version(),
                new RoleWords().objects(source.path("objects")));
    }

    /** What cannot be read gives nothing. */
    private static JsonNode source(String key, String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException broken) {
            LOG.error("role {} gives nothing, it cannot be read", key, broken);
            return JSON.createObjectNode();
        }
    }

    /** Whose line of managers leads to the person, and all of the departments that he manages. */
    Set<UUID> led(String schema, UUID person) {
        return Set.copyOf(
                dsl.resultQuery(
                                """
                                with recursive managed(id) as (
                                    select id from {1} where manager = {0} and deleted_at is null
                                    union
                                    select d.id from {1} d join managed m on d.parent = m.id where d.deleted_at is null),
                                led(id) as (
                                    (select id from {2} where manager = {0} and deleted_at is null
                                     union
                                     select id from {2} where department in (select id from managed) and deleted_at is null)
                                    union
                                    select u.id from {2} u join led l on u.manager = l.id where u.deleted_at is null)
                                select id from led where id <> {0}
                                """,
                                DSL.val(person),
                                Tables.of(schema, ObjectName.DEPARTMENT),
                                Tables.of(schema, ObjectName.USER))
                        .fetch(found -> found.get(0, UUID.class)));
    }

    /** Grants that reach a person, whenever they count. */
    Result<? extends Record> grants(String schema, Holder person) {
        return dsl.select(ID, Party.ROLE, Party.FROM, Party.UNTIL)
                .from(Tables.of(schema, GRANT))
                .where(Party.KEPT)
                .and(Party.reaches(person))
                .fetch();
    }
}
