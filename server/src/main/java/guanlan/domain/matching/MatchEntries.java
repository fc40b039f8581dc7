package guanlan.domain.matching;

import guanlan.engine.schema.ObjectName;
import guanlan.platform.database.CompanySql;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * The index on disk: a record's cells, and the keys it is found by. A key that more than a limit of
 * records hold is not followed; each key takes one descent into the index and a bounded step along
 * it, however many records there are.
 */
@Repository
class MatchEntries {
    private static final int HOLDERS = 200;
    private static final int HOLDERS_IN_BULK = 100;
    private static final int ASKED = 24;
    private static final int ASKED_IN_BULK = 12;

    private final CompanySql sql;

    MatchEntries(CompanySql sql) {
        this.sql = sql;
    }

    /** A record made ready for the index. */
    record Entry(UUID record, String[] cells, String forms, long[] keys) {}

    /** A record and its cells. */
    record Known(UUID record, String[] cells) {}

    /** Two records that share something telling, the smaller id first. */
    record Near(UUID one, UUID two) {
        static Near of(UUID one, UUID two) {
            return one.toString().compareTo(two.toString()) < 0
                    ? new Near(one, two)
                    : new Near(two, one);
        }
    }

    /**
     * Writes entries in place of what was there, in one statement for any number. Of their keys
     * only those are touched that are new or gone.
     */
    void write(Profile profile, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        sql.run(
                run ->
                        run.sql(
                                        """
                                        with given as (
                                            select record, cells, forms, cast(keys as bigint[]) as keys
                                              from unnest(cast(? as uuid[]), ?, ?, ?) as given (record, cells, forms, keys)),
                                        gone as (
                                            delete from match_key where ctid = any(array(
                                                select stale.place
                                                  from given join match_entry using (record)
                                                 cross join unnest(match_entry.keys) as held (key)
                                                 cross join lateral (
                                                    select ctid as place from match_key
                                                     where match_key.key = held.key and match_key.record = given.record) as stale
                                                 where held.key <> all(given.keys)))),
                                        added as (
                                            insert into match_key (key, record)
                                            select fresh.key, given.record
                                              from given left join match_entry using (record)
                                             cross join unnest(given.keys) as fresh (key)
                                             where fresh.key <> all(coalesce(match_entry.keys, '{}')) order by 1, 2
                                            on conflict do nothing)
                                        insert into match_entry (record, object, traits, cells, forms, keys)
                                        select record, ?, ?, cells, forms, keys from given
                                        on conflict (record) do update
                                           set traits = excluded.traits, cells = excluded.cells, forms = excluded.forms, keys = excluded.keys
                                        """)
                                .param(ids(entries))
                                .param(texts(entries, entry -> Cells.joined(entry.cells())))
                                .param(texts(entries, Entry::forms))
                                .param(texts(entries, MatchEntries::keys))
                                .param(profile.object().value())
                                .param(profile.traitsMark())
                                .update());
    }

    private static String[] ids(List<Entry> entries) {
        return texts(entries, entry -> entry.record().toString());
    }

    private static String[] texts(List<Entry> entries, Function<Entry, String> text) {
        return entries.stream().map(text).toArray(String[]::new);
    }

    private static String keys(Entry entry) {
        return LongStream.of(entry.keys())
                .mapToObj(Long::toString)
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Which of these records have an entry made of the profile's present traits. */
    Set<UUID> made(Profile profile, Collection<UUID> records) {
        return sql.run(
                run ->
                        run.sql(
                                        "select record from match_entry where record = any(cast(? as uuid[])) and traits = ?")
                                .param(CompanySql.ids(records))
                                .param(profile.traitsMark())
                                .query((row, _) -> UUID.fromString(row.getString(1)))
                                .set());
    }

    void remove(Collection<UUID> records) {
        sql.run(
                run ->
                        run.sql(
                                        """
                                        with gone as (
                                            delete from match_entry where record = any(cast(? as uuid[])) returning record, keys),
                                        unkeyed as (
                                            delete from match_key where ctid = any(array(
                                                select stale.place
                                                  from gone cross join unnest(gone.keys) as held (key)
                                                 cross join lateral (
                                                    select ctid as place from match_key
                                                     where match_key.key = held.key and match_key.record = gone.record) as stale)))
                                        delete from match_todo
                                         where record in (select record from match_todo where record in (select record from gone)
                                                           order by record for update)
                                        """)
                                .param(CompanySql.ids(records))
                                .update());
    }

    /**
     * The records that share most with keys, the likeliest first. The holders of a key are taken in
     * their order, so that the index is walked also while nothing is known of a table just filled:
     * a few out of many of any order look cheap to read from the table itself, key by key.
     */
    List<Known> near(long[] keys, @Nullable UUID except) {
        return sql.run(
                run ->
                        run.sql(
                                        """
                                        with held as (
                                            select asked.key, array_agg(holder.record) as holders, count(*) as holder_count
                                              from unnest(?) as asked (key)
                                             cross join lateral (select record from match_key where match_key.key = asked.key order by record limit ?) as holder
                                             group by asked.key
                                            having count(*) < ?),
                                        shared as (
                                            select other.record, sum(ln(cast(1000000 as double precision) / holder_count)) as shared
                                              from held cross join unnest(holders) as other (record)
                                             group by other.record
                                             order by 2 desc, 1
                                             limit ?)
                                        select match_entry.record, match_entry.cells
                                          from shared join match_entry using (record)
                                         where match_entry.record is distinct from cast(? as uuid)
                                         order by shared.shared desc, 1
                                        """)
                                .param(keys)
                                .param(HOLDERS)
                                .param(HOLDERS)
                                .param(ASKED)
                                .param(except == null ? null : except.toString())
                                .query((row, _) -> known(row.getString(1), row.getString(2)))
                                .list());
    }

    /** The same for many records at once, by what the index holds of them. */
    List<Near> near(Collection<UUID> records) {
        return sql.run(
                run ->
                        run.sql(
                                        """
                                        with mine as (
                                            select held.key, record
                                              from match_entry cross join unnest(keys) as held (key)
                                             where record = any(cast(? as uuid[]))),
                                        held as (
                                            select asked.key, array_agg(holder.record) as holders, count(*) as holder_count
                                              from (select distinct key from mine) as asked
                                             cross join lateral (select record from match_key where match_key.key = asked.key order by record limit ?) as holder
                                             group by asked.key
                                            having count(*) between 2 and ?),
                                        shared as (
                                            select mine.record as one, other.record as two, sum(ln(cast(1000000 as double precision) / holder_count)) as shared
                                              from mine join held using (key) cross join unnest(holders) as other (record)
                                             where other.record <> mine.record
                                             group by 1, 2),
                                        best as (
                                            select one, two, row_number() over (partition by one order by shared desc, two) as place from shared)
                                        select one, two from best where place <= ?
                                        """)
                                .param(CompanySql.ids(records))
                                .param(HOLDERS_IN_BULK)
                                .param(HOLDERS_IN_BULK - 1)
                                .param(ASKED_IN_BULK)
                                .query(
                                        (row, _) ->
                                                Near.of(
                                                        UUID.fromString(row.getString(1)),
                                                        UUID.fromString(row.getString(2))))
                                .list());
    }

    Map<UUID, String[]> cells(Collection<UUID> records) {
        Map<UUID, String[]> cells = new HashMap<>();
        sql.run(
                        run ->
                                run.sql(
                                                "select record, cells from match_entry where record = any(cast(? as uuid[]))")
                                        .param(CompanySql.ids(records))
                                        .query(
                                                (row, _) ->
                                                        known(row.getString(1), row.getString(2)))
                                        .list())
                .forEach(known -> cells.put(known.record(), known.cells()));
        return cells;
    }

    /** How many records there are, counted to a limit. */
    int count(ObjectName object, int most) {
        return sql.run(
                run ->
                        run.sql(
                                        "select count(*) from (select 1 from match_entry where object = ? limit ?) as counted")
                                .param(object.value())
                                .param(most)
                                .query(Integer.class)
                                .single());
    }

    /** About that many entries, the same on every node. */
    List<String[]> sample(ObjectName object, int about) {
        return sql.run(
                run -> {
                    long all =
                            run.sql("select count(*) from match_entry where object = ?")
                                    .param(object.value())
                                    .query(Long.class)
                                    .single();
                    return run.sql(
                                    """
                                    select cells from match_entry
                                     where object = ? and mod(hashtext(cast(record as text)) & 2147483647, ?) = 0
                                    """)
                            .param(object.value())
                            .param(Math.max(1, all / about))
                            .query((row, _) -> Cells.split(row.getString(1)))
                            .list();
                });
    }

    /** The records that hold a key, to be made anew. */
    List<UUID> holders(long key, int most) {
        return sql.run(
                run ->
                        run.sql("select record from match_key where key = ? limit ?")
                                .param(key)
                                .param(most)
                                .query((row, _) -> UUID.fromString(row.getString(1)))
                                .list());
    }

    private static Known known(String record, String cells) {
        return new Known(UUID.fromString(record), Cells.split(cells));
    }
}
