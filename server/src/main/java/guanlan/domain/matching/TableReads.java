package guanlan.domain.matching;

import guanlan.core.matching.Candidates;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.database.CompanySql;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** The index of a whole table, read in one pass page by page. */
@Repository
class TableReads {
    private static final int PAGE = 20_000;
    private final CompanySql sql;

    TableReads(CompanySql sql) {
        this.sql = sql;
    }

    /** An object of which many records wait, and how many it has in all. */
    record Crowd(ObjectName object, long waiting, long records) {}

    /** The objects of which at least so many records wait. */
    List<Crowd> crowds(int least) {
        return sql.run(
                run ->
                        run.sql(
                                        """
                                        select object, waiting, (select count(*) from match_entry where match_entry.object = crowd.object) as records
                                          from (select object, count(*) as waiting from match_todo group by object having count(*) >= ?) as crowd
                                         order by object
                                        """)
                                .param(least)
                                .query(
                                        (row, _) ->
                                                new Crowd(
                                                        new ObjectName(row.getString(1)),
                                                        row.getLong(2),
                                                        row.getLong(3)))
                                .list());
    }

    TableKeys read(ObjectName object, Candidates.Limits limits) {
        var table = new TableKeys.Builder();
        UUID after = new UUID(0, 0);
        int before = -1;
        while (table.rows() > before) {
            before = table.rows();
            after = page(object, after, table);
        }
        return table.build(limits);
    }

    /** Adds a page; the last record read. */
    private UUID page(ObjectName object, UUID after, TableKeys.Builder table) {
        UUID[] last = {after};
        return sql.run(
                run -> {
                    run.sql(
                                    """
                                    select match_entry.record, match_entry.keys, match_todo.record is not null
                                      from match_entry left join match_todo using (record)
                                     where match_entry.object = ? and match_entry.record > cast(? as uuid)
                                     order by match_entry.record limit ?
                                    """)
                            .param(object.value())
                            .param(after.toString())
                            .param(PAGE)
                            .query(
                                    row -> {
                                        last[0] = row.getObject(1, UUID.class);
                                        table.add(
                                                last[0],
                                                TableKeys.folded(row.getString(2)),
                                                row.getBoolean(3));
                                    });
                    return last[0];
                });
    }

    /** What some records are found by now. */
    Map<UUID, int[]> keys(Collection<UUID> records) {
        Map<UUID, int[]> keys = new HashMap<>();
        sql.run(
                run -> {
                    run.sql(
                                    "select record, keys from match_entry where record = any(cast(? as uuid[]))")
                            .param(CompanySql.ids(records))
                            .query(
                                    row -> {
                                        keys.put(
                                                row.getObject(1, UUID.class),
                                                TableKeys.folded(row.getString(2)));
                                    });
                    return keys;
                });
        return keys;
    }
}
