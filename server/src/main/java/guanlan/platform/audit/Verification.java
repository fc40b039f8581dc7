package guanlan.platform.audit;

import guanlan.platform.audit.Anchors.Anchor;
import guanlan.platform.audit.EntryRows.Kept;
import guanlan.platform.audit.Farewells.Farewell;
import guanlan.platform.audit.Fault.What;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Walks along the whole chain and names what was done to it. It sees one moment of the database,
 * while others go on writing.
 */
@Component
public class Verification {
    /** Seals and entries looked at together. */
    private static final int SEALS = 50;

    private static final int ENTRIES = 2 * Sealing.MOST;

    private final TrailSql sql;
    private final AuditKeys keys;
    private final Farewells farewells;
    private final Anchors anchors;
    private final TransactionTemplate moment;
    private final InstantSource clock;

    Verification(
            TrailSql sql,
            AuditKeys keys,
            Anchors anchors,
            PlatformTransactionManager transactions,
            InstantSource clock) {
        this.sql = sql;
        this.keys = keys;
        this.farewells = new Farewells(keys);
        this.anchors = anchors;
        this.clock = clock;
        this.moment = new TransactionTemplate(transactions);
        moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        moment.setReadOnly(true);
    }

    /** Fingerprint of the key that signs now. */
    public String signer() {
        return keys.signer();
    }

    /** The anchors are read before the moment begins: the chain may only have grown since. */
    public Verdict check(String tenant) {
        List<Anchor> known = anchors.of(tenant);
        return moment.execute(_ -> sql.run(tenant, jdbc -> check(tenant, jdbc, known)));
    }

    private Verdict check(String tenant, JdbcClient jdbc, List<Anchor> known) {
        var walk = new Walk(tenant, keys, farewell(tenant, jdbc));
        forged(tenant, jdbc, walk);
        List<Seal> seals = seals(jdbc, 0);
        while (!seals.isEmpty()) {
            long first = seals.getFirst().number();
            long last = seals.getLast().number();
            walk.along(seals, sealed(tenant, jdbc, first, last), missing -> where(jdbc, missing));
            seals = seals(jdbc, last);
        }
        strays(jdbc, walk);
        long waiting = waiting(tenant, jdbc, walk);
        known.stream()
                .filter(anchor -> !Sealing.holds(jdbc, anchor))
                .forEach(anchor -> walk.found(Fault.seal(What.END_REMOVED, anchor.number())));
        return walk.verdict(clock.instant(), waiting);
    }

    /** Up to which seal entries may be absent. */
    private long farewell(String tenant, JdbcClient jdbc) {
        return Farewells.all(jdbc).stream()
                .filter(each -> farewells.sound(tenant, each))
                .mapToLong(Farewell::upto)
                .max()
                .orElse(0);
    }

    private void forged(String tenant, JdbcClient jdbc, Walk walk) {
        Farewells.all(jdbc).stream()
                .filter(each -> !farewells.sound(tenant, each))
                .forEach(each -> walk.found(Fault.seal(What.FAREWELL_FORGED, each.upto())));
    }

    private static List<Seal> seals(JdbcClient jdbc, long after) {
        List<Seal> next = new ArrayList<>();
        int entries = 0;
        for (Seal seal : some(jdbc, after)) {
            entries += seal.entries();
            if (entries > ENTRIES && !next.isEmpty()) {
                break;
            }
            next.add(seal);
        }
        return next;
    }

    private static List<Seal> some(JdbcClient jdbc, long after) {
        return jdbc.sql("select * from audit_seal where number > ? order by number limit ?")
                .param(after)
                .param(SEALS)
                .query((row, _) -> Seal.read(row))
                .list();
    }

    private static List<Kept> sealed(String tenant, JdbcClient jdbc, long first, long last) {
        return jdbc.sql("select * from audit_entry where seal between ? and ? order by seal, id")
                .param(first)
                .param(last)
                .query((row, _) -> EntryRows.kept(tenant, row))
                .list();
    }

    /** Whether an entry that is not under its seal lies elsewhere. */
    private static boolean where(JdbcClient jdbc, UUID entry) {
        return jdbc.sql("select exists (select from audit_entry where id = ?)")
                .param(entry)
                .query(Boolean.class)
                .single();
    }

    /** Entries under seals that are not there; those of a removed seal are told by its absence. */
    private static void strays(JdbcClient jdbc, Walk walk) {
        jdbc.sql(
                        """
                        select id, seal from audit_entry
                         where seal is not null
                           and not exists (select from audit_seal where number = audit_entry.seal)
                         order by seal, id
                         limit ?
                        """)
                .param(Verdict.MOST)
                .query((row, _) -> new Stray(row.getObject(1, UUID.class), row.getLong(2)))
                .list()
                .forEach(stray -> walk.stray(stray.entry(), stray.seal()));
    }

    private record Stray(UUID entry, long seal) {}

    private long waiting(String tenant, JdbcClient jdbc, Walk walk) {
        long waiting = 0;
        try (Stream<Kept> entries =
                jdbc
                        .sql("select * from audit_entry where seal is null order by id")
                        .query((row, _) -> EntryRows.kept(tenant, row))
                        .stream()) {
            for (Kept kept : (Iterable<Kept>) entries::iterator) {
                waiting++;
                if (!keys.marked(kept.entry(), kept.mark())) {
                    walk.found(Fault.entry(What.ENTRY_INSERTED, null, kept.entry().id()));
                }
            }
        }
        return waiting;
    }
}
