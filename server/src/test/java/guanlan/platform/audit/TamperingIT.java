package guanlan.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.platform.audit.Fault.What;
import guanlan.testkit.Postgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Three seals of ten entries each, and somebody who owns the database but not the keys. */
class TamperingIT {
    @RegisterExtension static final Postgres postgres = Postgres.migrated();

    private static final int EACH = 10;

    @TempDir private Path secrets;
    private TrailKit kit;

    @BeforeEach
    void begin() {
        kit = new TrailKit(postgres, secrets);
        kit.empty();
        for (int seal = 0; seal < 3; seal++) {
            sealSome();
        }
    }

    @Test
    void findsNothingWhereNobodyTouchedIt() {
        kit.trail.note(Act.of(Kind.EXPORT));
        Verdict verdict = kit.verification.check("main");
        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.seals()).isEqualTo(3);
        assertThat(verdict.entries()).isEqualTo(3 * EACH);
        assertThat(verdict.waiting()).isEqualTo(1);
        assertThat(verdict.sealedTo()).isEqualTo(kit.clock.instant());
    }

    @Test
    void namesAChangedEntry() {
        UUID entry = entry(2, 4);
        for (String change :
                List.of(
                        "at = at + interval '1 microsecond'",
                        "kind = 'frobnicated'",
                        "actor = gen_random_uuid()",
                        "key = gen_random_uuid()",
                        "acting_as = gen_random_uuid()",
                        "address = '10.9.9.9'",
                        "object = 'contact'",
                        "record = gen_random_uuid()",
                        "criteria = 'true'",
                        "count = count + 1",
                        "facts = '{ }'")) {
            kit.jdbc.sql("drop table if exists t_main.before_tampering").update();
            kit.jdbc
                    .sql("create table t_main.before_tampering as select * from t_main.audit_entry")
                    .update();
            tamperOne("update t_main.audit_entry set " + change + " where id = '" + entry + "'");
            assertThat(faults())
                    .as(change)
                    .containsExactly(new Fault(What.ENTRY_CHANGED, 2L, entry));
            kit.tamper("truncate t_main.audit_entry");
            kit.tamper("insert into t_main.audit_entry select * from t_main.before_tampering");
            assertThat(faults()).isEmpty();
        }
    }

    @Test
    void namesARemovedEntry() {
        UUID entry = entry(2, 4);
        tamperOne("delete from t_main.audit_entry where id = '" + entry + "'");
        assertThat(faults()).containsExactly(new Fault(What.ENTRY_REMOVED, 2L, entry));
    }

    @Test
    void namesAnInsertedEntryWhereverItIsPut() {
        for (String seal : List.of("2", "null", "77")) {
            UUID fresh = UUID.randomUUID();
            tamperOne(copyOf(entry(2, 4), fresh, seal));
            assertThat(faults())
                    .containsExactly(
                            new Fault(
                                    What.ENTRY_INSERTED,
                                    seal.equals("null") ? null : Long.valueOf(seal),
                                    fresh));
            tamperOne("delete from t_main.audit_entry where id = '" + fresh + "'");
        }
    }

    @Test
    void namesAForgedEntryEvenWhenItWasSealed() {
        UUID fresh = UUID.randomUUID();
        tamperOne(copyOf(entry(2, 4), fresh, "null"));
        kit.sealing.seal("main");
        assertThat(faults()).containsExactly(new Fault(What.ENTRY_INSERTED, 4L, fresh));
    }

    @Test
    void namesAnEntryTakenOutOfItsSeal() {
        UUID entry = entry(2, 4);
        tamperOne("update t_main.audit_entry set seal = null where id = '" + entry + "'");
        assertThat(faults()).containsExactly(new Fault(What.ENTRY_CHANGED, 2L, entry));
    }

    @Test
    void namesAChangedSealAndOneMadeWithAnotherKey() {
        tamperOne("update t_main.audit_seal set at = at + interval '1 second' where number = 2");
        assertThat(faults()).containsExactly(new Fault(What.SEAL_CHANGED, 2L, null));

        kit.empty();
        var stranger = new TrailKit(postgres, secrets.resolve("other"), "B".repeat(43) + "=");
        stranger.trail.note(Act.of(Kind.EXPORT));
        stranger.sealing.seal("main");
        assertThat(new TrailKit(postgres, secrets.resolve("new")).verification.check("main"))
                .extracting(Verdict::faults)
                .asInstanceOf(InstanceOfAssertFactories.list(Fault.class))
                .contains(new Fault(What.SEAL_CHANGED, 1L, null));
    }

    @Test
    void namesARemovedSealWithAndWithoutItsEntries() {
        tamperOne("delete from t_main.audit_seal where number = 2");
        assertThat(faults()).containsExactly(new Fault(What.SEAL_REMOVED, 2L, null));
        assertThat(kit.tamper("delete from t_main.audit_entry where seal = 2")).isEqualTo(EACH);
        assertThat(faults()).containsExactly(new Fault(What.SEAL_REMOVED, 2L, null));
    }

    @Test
    void noticesARemovedSealWhoseFollowersMovedUp() {
        tamperOne("delete from t_main.audit_seal where number = 1");
        kit.tamper("delete from t_main.audit_entry where seal = 1");
        kit.tamper("update t_main.audit_seal set number = number - 1 where number = 2");
        kit.tamper("update t_main.audit_seal set number = number - 1 where number = 3");
        kit.tamper("update t_main.audit_entry set seal = seal - 1");
        assertThat(faults())
                .contains(
                        new Fault(What.SEAL_CHANGED, 1L, null),
                        new Fault(What.SEAL_OUT_OF_ORDER, 1L, null),
                        new Fault(What.END_REMOVED, 3L, null));
    }

    @Test
    void noticesACutOffEnd() {
        tamperOne("delete from t_main.audit_seal where number = 3");
        kit.tamper("delete from t_main.audit_entry where seal = 3");
        assertThat(faults()).containsExactly(new Fault(What.END_REMOVED, 3L, null));
    }

    @Test
    void remembersACutOffEndWhenTheTrailGoesOn() {
        tamperOne("delete from t_main.audit_seal where number = 3");
        kit.tamper("delete from t_main.audit_entry where seal = 3");
        sealSome();
        sealSome();
        assertThat(faults()).containsExactly(new Fault(What.END_REMOVED, 3L, null));
        assertThat(kit.kinds()).containsOnlyOnce("trail_broken");
    }

    @Test
    void noticesAnEmptiedTrail() {
        kit.empty();
        assertThat(faults()).containsExactly(new Fault(What.END_REMOVED, 3L, null));
    }

    @Test
    void letsWholeSealsGoWhenTheirTimeIsOver() {
        kit.clock.pass(Duration.ofDays(40));
        sealSome();
        assertThat(kit.retention.letGo("main", Duration.ofDays(30))).isEqualTo(3 * EACH);
        assertThat(kit.retention.letGo("main", Duration.ofDays(30))).isZero();
        Verdict verdict = kit.verification.check("main");
        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.seals()).isEqualTo(4);
        assertThat(kit.kinds()).hasSize(EACH + 1).contains("retention");
    }

    @Test
    void seesThroughAFarewellThatNobodySigned() {
        kit.tamper(
                "insert into t_main.audit_farewell values (2, now(), 'somebody', decode('00', 'hex'))");
        kit.jdbc.sql("delete from t_main.audit_entry where seal <= 2").update();
        assertThat(faults())
                .contains(new Fault(What.FAREWELL_FORGED, 2L, null))
                .filteredOn(fault -> fault.what() == What.ENTRY_REMOVED)
                .hasSize(2 * EACH);
    }

    @Test
    void sealsWhatCommitsLateAndNothingTwice() {
        for (int n = 0; n < Sealing.MOST / 100; n++) {
            kit.transactions.executeWithoutResult(
                    _ -> {
                        for (int m = 0; m < 101; m++) {
                            kit.trail.note(Act.of(Kind.API_USE));
                        }
                    });
        }
        assertThat(kit.sealing.seal("main")).isEqualTo(Sealing.MOST / 100 * 101);
        assertThat(kit.sealing.seal("main")).isZero();
        assertThat(faults()).isEmpty();
    }

    @Test
    void vouchesForWhatAnOlderKeySealed() {
        String both = "B".repeat(43) + "=," + TrailKit.KEY;
        var later = new TrailKit(postgres, secrets, both);
        later.trail.note(Act.of(Kind.EXPORT));
        later.sealing.seal("main");
        assertThat(later.verification.check("main").faults()).isEmpty();
        assertThat(later.verification.signer()).isNotEqualTo(kit.verification.signer());
    }

    private void sealSome() {
        for (int n = 0; n < EACH; n++) {
            kit.trail.note(
                    Act.of(Kind.EXPORT).on("account", UUID.randomUUID()).where("a").counting(n));
        }
        kit.sealing.seal("main");
    }

    private UUID entry(long seal, long count) {
        return kit.jdbc
                .sql("select id from t_main.audit_entry where seal = ? and count = ?")
                .param(seal)
                .param(count)
                .query(UUID.class)
                .single();
    }

    private static String copyOf(UUID entry, UUID fresh, String seal) {
        return """
        insert into t_main.audit_entry
        select '%s', at, kind, actor, key, acting_as, address, object, record, criteria, count, facts,
               mark, %s
          from t_main.audit_entry where id = '%s'
        """
                .formatted(fresh, seal, entry);
    }

    private void tamperOne(String statement) {
        assertThat(kit.tamper(statement)).isEqualTo(1);
    }

    private List<Fault> faults() {
        return kit.verification.check("main").faults();
    }
}
