package guanlan.domain.pools;

import guanlan.domain.pools.Pool.Names;
import guanlan.domain.pools.Pool.People;
import guanlan.domain.pools.Pool.Reclaim;
import guanlan.domain.pools.Pool.Terms;
import guanlan.domain.pools.Pool.Told;
import guanlan.domain.pools.Pool.Veil;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.database.CompanySql;
import guanlan.platform.database.Tenants;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads pools straight from their tables: rights are compiled from them, and whoever compiles a
 * Permit cannot ask for one.
 */
@Repository
class PoolStore {
    /** Leads that came to an end are no burden. */
    private static final String LIVE_LEADS =
            "status != \"converted\" && status != \"disqualified\"";

    private static final String POOLS =
            """
            select p.id, p.object, p.name, p.name_en, p.retired, p.roles, p.contact_data, p.hidden_fields,
                   p.per_day, p.holding, p.counted, p.reclaim, p.reclaim_days, p.protects,
                   array(select target from record_link where record = p.id and relation = 'pool.members') as members,
                   array(select target from record_link where record = p.id and relation = 'pool.departments') as departments,
                   array(select target from record_link where record = p.id and relation = 'pool.managers') as managers
              from pool p
             where p.deleted_at is null
             order by p."position", p.created_at, p.id
            """;

    private static final String LIMITS =
            """
            select id, pool, name, applies, role, per_day, holding
              from pool_limit
             where deleted_at is null
             order by created_at, id
            """;

    private static final String ANY =
            "select exists (select 1 from \"%s\".pool where deleted_at is null)";

    private final CompanySql sql;
    private final JdbcClient jdbc;
    private final Tenants tenants;

    PoolStore(CompanySql sql, JdbcClient jdbc, Tenants tenants) {
        this.sql = sql;
        this.jdbc = jdbc;
        this.tenants = tenants;
    }

    private record Finer(UUID pool, Limit limit) {}

    /** Every pool of the caller's company, in their order. */
    List<Pool> all() {
        return any() ? sql.run(PoolStore::read) : List.of();
    }

    /** Every write and every compiled right asks; most companies have none. */
    private boolean any() {
        String schema = tenants.schema(Caller.current().tenant());
        return jdbc.sql(ANY.formatted(schema)).query(Boolean.class).single();
    }

    private static List<Pool> read(JdbcClient jdbc) {
        Map<UUID, List<Limit>> finer = new HashMap<>();
        jdbc.sql(LIMITS)
                .query((row, _) -> finer(row))
                .list()
                .forEach(
                        each ->
                                finer.computeIfAbsent(each.pool(), _ -> new ArrayList<>())
                                        .add(each.limit()));
        return jdbc.sql(POOLS).query((row, _) -> pool(row, finer)).list();
    }

    private static Finer finer(ResultSet row) throws SQLException {
        var limit =
                new Limit(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        filled(row.getString("applies")),
                        filled(row.getString("role")),
                        number(row, "per_day"),
                        number(row, "holding"));
        return new Finer(row.getObject("pool", UUID.class), limit);
    }

    private static Pool pool(ResultSet row, Map<UUID, List<Limit>> finer) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        var object = new ObjectName(row.getString("object"));
        var people =
                new People(
                        Set.of(ids(row, "members")),
                        Set.of(ids(row, "departments")),
                        Set.copyOf(texts(row, "roles")),
                        Set.of(ids(row, "managers")));
        var veil = new Veil(Told.of(row.getString("contact_data")), texts(row, "hidden_fields"));
        List<Limit> limits = new ArrayList<>();
        Integer perDay = number(row, "per_day");
        Integer holding = number(row, "holding");
        if (perDay != null || holding != null) {
            limits.add(new Limit(id, "", null, null, perDay, holding));
        }
        limits.addAll(finer.getOrDefault(id, List.of()));
        Integer days = number(row, "reclaim_days");
        String counted = filled(row.getString("counted"));
        var terms =
                new Terms(
                        limits,
                        counted == null && object.equals(Pooled.LEAD) ? LIVE_LEADS : counted,
                        Reclaim.of(row.getString("reclaim")),
                        days == null ? 0 : days,
                        filled(row.getString("protects")));
        var names = new Names(row.getString("name"), filled(row.getString("name_en")));
        return new Pool(id, object, names, row.getBoolean("retired"), people, veil, terms);
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : Math.toIntExact(Math.min(number, Integer.MAX_VALUE));
    }

    private static UUID[] ids(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return Arrays.stream((UUID[]) array.getArray()).distinct().toArray(UUID[]::new);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
