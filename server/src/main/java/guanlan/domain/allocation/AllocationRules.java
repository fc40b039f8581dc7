package guanlan.domain.allocation;

import guanlan.domain.allocation.AllocationRule.Acceptance;
import guanlan.domain.allocation.AllocationRule.Party;
import guanlan.domain.allocation.AllocationRule.Strategy;
import guanlan.domain.allocation.AllocationRule.Terms;
import guanlan.domain.allocation.AllocationRule.Trait;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.database.CompanySql;
import guanlan.platform.database.Tenants;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads allocation rules, and keeps whose turn it is. */
@Repository
class AllocationRules {
    private static final int USUAL_PASSES = 2;

    private static final String RULES =
            """
            select r.id, r.object, r.name, r.active, r.pool, r.applies, r.roles, r.strategy, r.considers,
                   r.capacity, r.counted, r.accept_minutes, r.escalates_to, r.passes, r.responsible,
                   array(select target from record_link where record = r.id and relation = 'allocation_rule.people') as people,
                   array(select target from record_link where record = r.id and relation = 'allocation_rule.departments') as departments
              from allocation_rule r
             where r.deleted_at is null
             order by r."position" nulls last, r.created_at, r.id
            """;

    private static final String ANY =
            """
            select exists (select 1 from "%s".allocation_rule
                            where deleted_at is null and active and object = ? and pool is null)
            """;

    private final CompanySql sql;
    private final JdbcClient jdbc;
    private final Tenants tenants;

    AllocationRules(CompanySql sql, JdbcClient jdbc, Tenants tenants) {
        this.sql = sql;
        this.jdbc = jdbc;
        this.tenants = tenants;
    }

    /** In the order in which they count. */
    List<AllocationRule> all() {
        return sql.run(run -> run.sql(RULES).query((row, _) -> rule(row)).list());
    }

    List<AllocationRule> active(ObjectName object) {
        return all().stream()
                .filter(rule -> rule.active() && rule.object().equals(object))
                .toList();
    }

    /** Whether what comes in without an owner may find one; many writes ask. */
    boolean takes(ObjectName object) {
        String schema = tenants.schema(Caller.current().tenant());
        return jdbc.sql(ANY.formatted(schema)).param(object.value()).query(Boolean.class).single();
    }

    /** Until the end of the transaction nobody else chooses by these; always in the same order. */
    void lock(Collection<UUID> rules) {
        sql.run(
                run ->
                        run.sql(
                                        """
                                        select id from allocation_rule
                                         where id = any (cast(? as uuid[])) order by id for update
                                        """)
                                .param(CompanySql.ids(rules))
                                .query(UUID.class)
                                .list());
    }

    Map<UUID, Long> turns(UUID rule) {
        Map<UUID, Long> turns = new HashMap<>();
        sql.run(
                        run ->
                                run.sql("select person, turn from allocation_turn where rule = ?")
                                        .param(rule)
                                        .query(
                                                (row, _) ->
                                                        Map.entry(
                                                                row.getObject("person", UUID.class),
                                                                row.getLong("turn")))
                                        .list())
                .forEach(each -> turns.put(each.getKey(), each.getValue()));
        return turns;
    }

    void keep(UUID rule, Map<UUID, Long> turns) {
        if (turns.isEmpty()) {
            return;
        }
        List<UUID> people = List.copyOf(turns.keySet());
        String[] numbers =
                people.stream().map(turns::get).map(String::valueOf).toArray(String[]::new);
        sql.run(
                run ->
                        run.sql(
                                        """
                                        insert into allocation_turn (rule, person, turn)
                                        select ?, taken.person, taken.turn
                                          from unnest(cast(? as uuid[]), cast(? as bigint[])) as taken (person, turn)
                                        on conflict on constraint allocation_turn_pk do update set turn = excluded.turn
                                        """)
                                .param(rule)
                                .param(CompanySql.ids(people))
                                .param(numbers)
                                .update());
    }

    private static AllocationRule rule(ResultSet row) throws SQLException {
        var party = new Party(ids(row, "people"), ids(row, "departments"), texts(row, "roles"));
        var terms =
                new Terms(
                        Strategy.of(row.getString("strategy")),
                        texts(row, "considers").stream().map(Trait::of).collect(Collectors.toSet()),
                        number(row, "capacity"),
                        filled(row.getString("counted")));
        return new AllocationRule(
                row.getObject("id", UUID.class),
                new ObjectName(row.getString("object")),
                row.getString("name"),
                row.getBoolean("active"),
                row.getObject("pool", UUID.class),
                filled(row.getString("applies")),
                party,
                terms,
                acceptance(row));
    }

    private static @Nullable Acceptance acceptance(ResultSet row) throws SQLException {
        Integer minutes = number(row, "accept_minutes");
        if (minutes == null) {
            return null;
        }
        Integer passes = number(row, "passes");
        boolean atOnce = "manager".equals(row.getString("escalates_to"));
        return new Acceptance(
                Duration.ofMinutes(minutes),
                atOnce ? 0 : passes == null ? USUAL_PASSES : passes,
                row.getObject("responsible", UUID.class));
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : Math.toIntExact(Math.min(number, Integer.MAX_VALUE));
    }

    private static Set<UUID> ids(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return Stream.of((UUID[]) array.getArray()).collect(Collectors.toSet());
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null
                ? Set.of()
                : Stream.of((String[]) array.getArray()).collect(Collectors.toSet());
    }
}
