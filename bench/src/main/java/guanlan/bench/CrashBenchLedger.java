package guanlan.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the reader of the search index really did, written down by the bench's own database in the
 * transaction that did it: each step with the places it began and ended at, and each record whose
 * words it wrote. The words alone would not show a step that was made twice.
 */
final class CrashBenchLedger {
    private static final String BOOKS =
            """
            create table bench_step (
                number    bigint generated always as identity primary key,
                xact      xid8 not null default pg_current_xact_id(),
                from_xid  xid8 not null,
                from_seq  bigint not null,
                to_xid    xid8 not null,
                to_seq    bigint not null
            );
            create index bench_step_xact on bench_step (xact);
            create table bench_effect (
                xact   xid8 not null default pg_current_xact_id(),
                record uuid not null
            );
            create index bench_effect_xact on bench_effect (xact);

            create function bench_step() returns trigger language plpgsql as $$
            begin
                insert into public.bench_step (from_xid, from_seq, to_xid, to_seq)
                values (old.xid, old.seq, new.xid, new.seq);
                return new;
            end $$;
            create function bench_effect() returns trigger language plpgsql as $$
            begin
                insert into public.bench_effect (record) values (new.record);
                return new;
            end $$;
            create trigger bench_step after update on t_main.change_reader for each row
                when (new.name = 'search' and (old.xid, old.seq) is distinct from (new.xid, new.seq))
                execute function bench_step();
            create trigger bench_effect after insert or update on t_main.search_entry for each row
                execute function bench_effect();
            """;

    private static final String GAPS =
            """
            select count(*) from (
                select (from_xid, from_seq) is distinct from
                       (lag(to_xid) over (order by number), lag(to_seq) over (order by number)) as broken,
                       lag(number) over (order by number) as earlier
                  from bench_step) steps
            where broken and earlier is not null
            """;

    private static final String STRAY =
            """
            select count(*) from bench_effect effect
            where not exists (select from bench_step step where step.xact = effect.xact)
            """;

    /** Each step owes each record that was created or changed within it one effect. */
    private static final String UNPAID =
            """
            with owed as (
                select distinct step.xact, line.record
                  from bench_step step
                  join t_main.change line
                    on (line.xid, line.seq) > (step.from_xid, step.from_seq)
                   and (line.xid, line.seq) <= (step.to_xid, step.to_seq)
                 where line.object = 'account' and line.operation in ('c', 'u')),
            paid as (
                select effect.xact, effect.record, count(*) as times
                  from bench_effect effect
                 where exists (select from t_main.account where account.id = effect.record)
                 group by 1, 2)
            select count(*) from owed full join paid using (xact, record)
            where owed.record is null or paid.record is null or paid.times <> 1
            """;

    private final Connection database;

    CrashBenchLedger(Connection database) {
        this.database = database;
    }

    /** Before the first kill, and after the reader has read all there was. */
    void open() throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(BOOKS);
        }
    }

    /** What does not add up, each with how often. */
    Map<String, String> faults() throws SQLException {
        Map<String, String> faults = new TreeMap<>();
        count("steps that did not begin where the one before ended", GAPS, faults);
        count("effects outside any step", STRAY, faults);
        count("records whose words were missed or written twice", UNPAID, faults);
        return faults;
    }

    private void count(String what, String sql, Map<String, String> faults) throws SQLException {
        try (var statement = database.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            if (found.getLong(1) != 0) {
                faults.put(what, found.getString(1));
            }
        }
    }
}
