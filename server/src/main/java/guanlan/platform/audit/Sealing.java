package guanlan.platform.audit;

import guanlan.platform.audit.Anchors.Anchor;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Puts entries under seals, in whichever order they became visible. One node at a time does it; an
 * entry that commits late gets a later seal, and none is passed over.
 */
@Component
class Sealing {
    static final int MOST = 5_000;

    private final TrailSql sql;
    private final AuditKeys keys;
    private final Anchors anchors;
    private final AuditTrail trail;
    private final InstantSource clock;

    Sealing(TrailSql sql, AuditKeys keys, Anchors anchors, AuditTrail trail, InstantSource clock) {
        this.sql = sql;
        this.keys = keys;
        this.anchors = anchors;
        this.trail = trail;
        this.clock = clock;
    }

    /** Everything that waits; returns how many entries that was. */
    int seal(String tenant) {
        int sealed = 0;
        Optional<Seal> next = sealSome(tenant);
        while (next.isPresent()) {
            sealed += next.get().entries();
            next = next.get().entries() < MOST ? Optional.empty() : sealSome(tenant);
        }
        return sealed;
    }

    /** The anchor moves only after the seal is kept: it may lag behind, never run ahead. */
    private Optional<Seal> sealSome(String tenant) {
        Optional<Anchor> before = anchors.of(tenant).stream().findFirst();
        boolean goesOn = before.isEmpty() || sql.run(tenant, jdbc -> holds(jdbc, before.get()));
        if (!goesOn) {
            trail.noteApart(
                    Act.of(Kind.TRAIL_BROKEN).in(tenant).fact("seal", before.get().number()));
        }
        Optional<Seal> seal = sql.run(tenant, jdbc -> next(tenant, jdbc));
        seal.map(Anchor::of)
                .ifPresent(
                        anchor -> {
                            if (goesOn) {
                                anchors.move(tenant, anchor);
                            } else {
                                anchors.add(tenant, anchor);
                            }
                        });
        return seal;
    }

    static boolean holds(JdbcClient jdbc, Anchor anchor) {
        return jdbc.sql(
                        "select exists (select from audit_seal where number = ? and hash = decode(?, 'hex'))")
                .param(anchor.number())
                .param(anchor.hash())
                .query(Boolean.class)
                .single();
    }

    private Optional<Seal> next(String tenant, JdbcClient jdbc) {
        if (!ours(jdbc)) {
            return Optional.empty();
        }
        List<AuditEntry> waiting = waiting(tenant, jdbc);
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        Optional<Seal> last =
                jdbc.sql("select * from audit_seal order by number desc limit 1")
                        .query((row, _) -> Seal.read(row))
                        .optional();
        Seal seal =
                new Seal.Draft(
                                tenant,
                                last.map(Seal::number).orElse(0L) + 1,
                                clock.instant().truncatedTo(ChronoUnit.MICROS),
                                Seal.content(waiting),
                                last.map(Seal::hash).orElse(Seal.BEFORE_ALL))
                        .sign(keys);
        keep(jdbc, seal);
        put(jdbc, waiting, seal.number());
        return Optional.of(seal);
    }

    /** Until the end of the transaction; another node that seals at the moment suffices. */
    private static boolean ours(JdbcClient jdbc) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext(current_schema() || '.audit'))")
                .query(Boolean.class)
                .single();
    }

    private static List<AuditEntry> waiting(String tenant, JdbcClient jdbc) {
        return jdbc.sql("select * from audit_entry where seal is null order by id limit ?")
                .param(MOST)
                .query((row, _) -> EntryRows.entry(tenant, row))
                .list();
    }

    private static void keep(JdbcClient jdbc, Seal seal) {
        jdbc.sql(
                        """
                        insert into audit_seal
                            (number, at, entries, content, previous, hash, signer, signature)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(seal.number())
                .param(seal.at().atOffset(ZoneOffset.UTC))
                .param(seal.entries())
                .param(seal.content())
                .param(seal.previous())
                .param(seal.hash())
                .param(seal.signed().signer())
                .param(seal.signed().signature())
                .update();
    }

    private static void put(JdbcClient jdbc, List<AuditEntry> entries, long seal) {
        String ids =
                entries.stream()
                        .map(entry -> entry.id().toString())
                        .collect(Collectors.joining(",", "{", "}"));
        jdbc.sql("update audit_entry set seal = ? where id = any (cast(? as uuid[]))")
                .param(seal)
                .param(ids)
                .update();
    }
}
