package guanlan.domain.pools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.app.Application;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.RecordProblem;
import guanlan.engine.records.Records;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Problem;
import guanlan.testkit.Postgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class ClaimsIT {
    private final Claims claims;
    private final PoolOverviews overviews;
    private final JdbcClient jdbc;
    private final PoolKit kit;

    ClaimsIT(
            @Autowired Claims claims,
            @Autowired PoolOverviews overviews,
            @Autowired Records records,
            @Autowired Queries queries,
            @Autowired JdbcClient jdbc) {
        this.claims = claims;
        this.overviews = overviews;
        this.jdbc = jdbc;
        this.kit = new PoolKit(records, queries);
    }

    @Test
    void whatGoesIntoAPoolHasNoOwnerAndSaysWhoseItWas() {
        Caller rep = kit.person();
        UUID pool = kit.pool(Map.of("members", List.of(PoolKit.id(rep))));
        UUID account = kit.account(Map.of("owner", PoolKit.id(rep)));

        var settled = rep.call(() -> claims.release(pool, List.of(account), "unreachable"));

        assertThat(PoolKit.done(settled)).isOne();
        Row released = kit.account(account);
        assertThat(released.value("owner")).isNull();
        assertThat(released.value("department")).isNull();
        assertThat(released.value("pool")).isEqualTo(pool);
        assertThat(released.value("former_owner")).isEqualTo(rep.user());
        assertThat(released.value("pooled_at")).isNotNull();
        assertThat(ways(account)).containsExactly("release");
    }

    @Test
    void aReleaseSaysWhy() {
        Caller rep = kit.person();
        UUID pool = kit.pool(Map.of());
        UUID account = kit.account(Map.of("owner", PoolKit.id(rep)));

        var settled = rep.call(() -> claims.release(pool, List.of(account), null));

        assertThat(PoolKit.codes(settled)).containsExactly(PoolProblem.REASON_MISSING);
        assertThat(kit.owner(account)).isEqualTo(rep.user());
    }

    @Test
    void aClaimMakesTheMemberItsOwner() {
        Caller rep = kit.person();
        UUID pool = kit.pool(Map.of("members", List.of(PoolKit.id(rep))));
        UUID account = kit.account(Map.of("pool", pool));

        var settled = rep.call(() -> claims.claim(pool, List.of(account)));

        assertThat(PoolKit.done(settled)).isOne();
        Row claimed = kit.account(account);
        assertThat(claimed.value("owner")).isEqualTo(rep.user());
        assertThat(claimed.value("pool")).isNull();
        assertThat(claimed.value("pooled_at")).isNull();
        assertThat(claimed.value("claimed_at")).isNotNull();
        assertThat(claimed.value("updated_by")).isEqualTo(rep.user());
        assertThat(ways(account)).containsExactly("claim", "enter");
        assertThat(noted(account, "claim")).isEqualTo(1);
    }

    @Test
    void whoIsNoMemberFindsNothingToClaim() {
        UUID pool = kit.pool(Map.of());
        UUID account = kit.account(Map.of("pool", pool));

        var settled = kit.person().call(() -> claims.claim(pool, List.of(account)));

        assertThat(PoolKit.codes(settled)).containsExactly(RecordProblem.GONE);
        assertThat(kit.poolOf(account)).isEqualTo(pool);
    }

    @Test
    void theDayIsFullAtItsLimit() {
        Caller rep = kit.person();
        UUID pool = kit.pool(Map.of("members", List.of(PoolKit.id(rep)), "per_day", 3));
        List<UUID> all = kit.accounts(5, Map.of("pool", pool));

        var first = rep.call(() -> claims.claim(pool, all.subList(0, 2)));
        var second = rep.call(() -> claims.claim(pool, all.subList(2, 5)));

        assertThat(PoolKit.done(first)).isEqualTo(2);
        assertThat(PoolKit.done(second)).isOne();
        assertThat(PoolKit.codes(second))
                .containsExactly(PoolProblem.DAY_FULL, PoolProblem.DAY_FULL);
        assertThat(quota(rep, pool))
                .extracting(PoolOverview.Quota::perDay, PoolOverview.Quota::claimed)
                .containsExactly(3, 3);
    }

    @Test
    void aClaimCountsForItsDayThoughTheRecordWentBack() {
        Caller rep = kit.person();
        UUID pool = kit.pool(Map.of("members", List.of(PoolKit.id(rep)), "per_day", 1));
        List<UUID> all = kit.accounts(2, Map.of("pool", pool));
        rep.call(() -> claims.claim(pool, all.subList(0, 1)));
        rep.call(() -> claims.release(pool, all.subList(0, 1), "later"));

        var again = rep.call(() -> claims.claim(pool, all.subList(1, 2)));

        assertThat(PoolKit.codes(again)).containsExactly(PoolProblem.DAY_FULL);
    }

    @Test
    void nobodyHoldsMoreThanHisCapacity() {
        Caller rep = kit.person();
        UUID pool = kit.pool(Map.of("members", List.of(PoolKit.id(rep)), "holding", 2));
        kit.account(Map.of("owner", PoolKit.id(rep)));
        List<UUID> all = kit.accounts(3, Map.of("pool", pool));

        var settled = rep.call(() -> claims.claim(pool, all));

        assertThat(PoolKit.done(settled)).isOne();
        assertThat(PoolKit.codes(settled))
                .containsExactly(PoolProblem.HANDS_FULL, PoolProblem.HANDS_FULL);
    }

    @Test
    void leadsThatCameToAnEndAreNoBurden() {
        Caller rep = kit.person();
        UUID pool =
                kit.pool(
                        Map.of(
                                "object",
                                "lead",
                                "members",
                                List.of(PoolKit.id(rep)),
                                "holding",
                                1));
        kit.create(
                Pooled.LEAD,
                Map.of(
                        "name", "旧线索",
                        "owner", PoolKit.id(rep),
                        "status", "disqualified",
                        "disqualified_because", "no_need"));
        UUID lead = kit.create(Pooled.LEAD, Map.of("name", "新线索", "pool", pool));

        assertThat(PoolKit.done(rep.call(() -> claims.claim(pool, List.of(lead))))).isOne();
    }

    @Test
    void finerLimitsHoldForTheRecordsTheySpeakOf() {
        Caller rep = kit.person();
        UUID pool = kit.pool(Map.of("members", List.of(PoolKit.id(rep)), "per_day", 10));
        kit.limit(pool, "A 级客户", Map.of("applies", "level == \"a\"", "per_day", 1));
        List<UUID> best = kit.accounts(2, Map.of("pool", pool, "level", "a"));
        List<UUID> others = kit.accounts(2, Map.of("pool", pool, "level", "c"));
        List<UUID> all = new ArrayList<>(best);
        all.addAll(others);

        var settled = rep.call(() -> claims.claim(pool, all));

        assertThat(PoolKit.done(settled)).isEqualTo(3);
        assertThat(PoolKit.codes(settled)).containsExactly(PoolProblem.DAY_FULL_OF);
    }

    @Test
    void aFormerOwnerWaits() {
        Caller former = kit.person();
        Caller other = kit.person();
        UUID pool =
                kit.pool(
                        Map.of(
                                "members",
                                List.of(PoolKit.id(former), PoolKit.id(other)),
                                "reclaim",
                                "waits",
                                "reclaim_days",
                                30));
        UUID account = kit.account(Map.of("owner", PoolKit.id(former)));
        former.call(() -> claims.release(pool, List.of(account), "later"));

        var own = former.call(() -> claims.claim(pool, List.of(account)));
        assertThat(PoolKit.codes(own)).containsExactly(PoolProblem.RECLAIM_WAITS);

        // That somebody else had it meanwhile changes nothing for him.
        assertThat(PoolKit.done(other.call(() -> claims.claim(pool, List.of(account))))).isOne();
        other.call(() -> claims.release(pool, List.of(account), "later"));
        var again = former.call(() -> claims.claim(pool, List.of(account)));
        assertThat(PoolKit.codes(again)).containsExactly(PoolProblem.RECLAIM_WAITS);

        jdbc.sql("update t_main.pool_move set at = at - interval '31 days'").update();
        var late = former.call(() -> claims.claim(pool, List.of(account)));
        assertThat(PoolKit.done(late)).isOne();
    }

    @Test
    void aPoolMayRefuseFormerOwnersForGood() {
        Caller former = kit.person();
        UUID pool = kit.pool(Map.of("members", List.of(PoolKit.id(former)), "reclaim", "never"));
        UUID account = kit.account(Map.of("owner", PoolKit.id(former)));
        former.call(() -> claims.release(pool, List.of(account), "later"));

        var own = former.call(() -> claims.claim(pool, List.of(account)));

        assertThat(PoolKit.codes(own)).containsExactly(PoolProblem.RECLAIM_NEVER);
    }

    @Test
    void managersAssignBeyondLimits() {
        Caller manager = kit.person();
        Caller rep = kit.person();
        UUID pool =
                kit.pool(
                        Map.of(
                                "members", List.of(PoolKit.id(rep)),
                                "managers", List.of(PoolKit.id(manager)),
                                "per_day", 0));
        UUID account = kit.account(Map.of("pool", pool));

        assertThatThrownBy(
                        () ->
                                rep.call(
                                        () ->
                                                claims.assign(
                                                        pool, List.of(account), PoolKit.id(rep))))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(PoolProblem.NOT_MANAGED));
        var settled = manager.call(() -> claims.assign(pool, List.of(account), PoolKit.id(rep)));

        assertThat(PoolKit.done(settled)).isOne();
        assertThat(kit.owner(account)).isEqualTo(rep.user());
        assertThat(noted(account, "assign")).isEqualTo(1);
    }

    /** Whatever door somebody comes through, he does not get past the claim. */
    @ParameterizedTest
    @EnumSource(
            value = Cause.Kind.class,
            names = {"SCREEN", "API", "IMPORT", "MASS", "UNDO", "MERGE"})
    void noDoorLeadsPastTheClaim(Cause.Kind door) {
        Caller rep = kit.person();
        UUID pool = kit.pool(Map.of("members", List.of(PoolKit.id(rep)), "per_day", 0));
        UUID account = kit.account(Map.of("pool", pool));

        for (Map<String, Object> grab :
                List.<Map<String, Object>>of(
                        Map.of("owner", PoolKit.id(rep)),
                        Map.of("name", "改名"),
                        Map.of("phone", "13800000000"))) {
            Outcome outcome = kit.change(rep, door, Pooled.ACCOUNT, account, grab);
            assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        }
        Map<String, @Nullable Object> out = PoolKit.values("pool", null, "owner", PoolKit.id(rep));
        assertThat(kit.change(rep, door, Pooled.ACCOUNT, account, out))
                .isInstanceOf(Outcome.Rejected.class);
        assertThat(kit.owner(account)).isNull();
    }

    @Test
    void whatFollowsFromMovesIsNotFilledIn() {
        UUID pool = kit.pool(Map.of());
        UUID account = kit.account(Map.of("pool", pool));
        UUID somebody = PoolKit.id(kit.person());

        assertThat(PoolKit.codes(kit.change(account, Map.of("former_owner", somebody))))
                .containsExactly(PoolProblem.KEPT);
        assertThat(PoolKit.codes(kit.change(account, PoolKit.values("pool", null))))
                .containsExactly(PoolProblem.OWNER_NEEDED);
        UUID leads = kit.pool(Map.of("object", "lead"));
        assertThat(PoolKit.codes(kit.change(account, Map.of("pool", leads))))
                .containsExactly(PoolProblem.OTHER_POOL);
        UUID retired = kit.pool(Map.of("retired", true));
        assertThat(PoolKit.codes(kit.change(account, Map.of("pool", retired))))
                .containsExactly(PoolProblem.RETIRED);
        UUID owned = kit.account(Map.of("owner", somebody));
        assertThat(
                        PoolKit.codes(
                                kit.change(
                                        owned,
                                        Map.of("pool", pool, "owner", PoolKit.id(kit.person())))))
                .containsExactly(PoolProblem.OWNER_OR_POOL);
    }

    @Test
    void contactsGoWithTheirCustomer() {
        Caller first = kit.person();
        Caller second = kit.person();
        UUID pool = kit.pool(Map.of("members", List.of(PoolKit.id(second))));
        UUID account = kit.account(Map.of("owner", PoolKit.id(first)));
        UUID his =
                kit.create(
                        Pooled.CONTACT,
                        Map.of("name", "甲", "account", account, "owner", PoolKit.id(first)));
        Caller third = kit.person();
        UUID others =
                kit.create(
                        Pooled.CONTACT,
                        Map.of("name", "乙", "account", account, "owner", PoolKit.id(third)));

        first.call(() -> claims.release(pool, List.of(account), "later"));
        assertThat(ownerOfContact(his)).isNull();
        second.call(() -> claims.claim(pool, List.of(account)));

        assertThat(ownerOfContact(his)).isEqualTo(second.user());
        assertThat(ownerOfContact(others)).isEqualTo(third.user());
    }

    private @Nullable Object ownerOfContact(UUID contact) {
        return jdbc.sql("select owner from t_main.contact where id = ?")
                .param(contact)
                .query((row, _) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                .single()
                .orElse(null);
    }

    private PoolOverview.Quota quota(Caller who, UUID pool) {
        return who.call(
                () ->
                        overviews.all().stream()
                                .filter(each -> each.id().equals(pool))
                                .findFirst()
                                .orElseThrow()
                                .quotas()
                                .getFirst());
    }

    /** The newest first. */
    private List<String> ways(UUID record) {
        return jdbc.sql("select way from t_main.pool_move where record = ? order by id desc")
                .param(record)
                .query(String.class)
                .list();
    }

    private int noted(UUID record, String act) {
        return jdbc.sql(
                        """
                        select count(*) from t_main.audit_entry
                         where kind = 'pool' and record = ? and cast(facts as jsonb) ->> 'act' = ?
                        """)
                .param(record)
                .param(act)
                .query(Integer.class)
                .single();
    }
}
