package guanlan.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.core.criteria.Checked;
import guanlan.core.criteria.EvaluationContext;
import guanlan.core.criteria.Folding;
import guanlan.testkit.Postgres;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The statements that conditions become, and which indexes answer them. */
class SqlCriteriaIT {
    @RegisterExtension static final Postgres POSTGRES = Postgres.empty();

    private static final EvaluationContext CONTEXT =
            new EvaluationContext(
                    CriteriaWorld.id(1),
                    Instant.parse("2026-05-20T18:30:00Z"),
                    ZoneId.of("Asia/Shanghai"));
    private static final DSLContext PLAIN = DSL.using(SQLDialect.POSTGRES);

    @BeforeAll
    static void store() {
        POSTGRES.jdbc()
                .sql(
                        """
                        create extension if not exists pg_trgm;
                        create table department (id uuid primary key, name text, head uuid);
                        create table "user" (id uuid primary key, name text, active boolean, department uuid);
                        create index user_department on "user" (department);
                        create table account (
                            id uuid primary key, name text, city text, industry text, employees bigint,
                            score bigint, revenue numeric, discount numeric, active boolean,
                            founded date, renewal date, created_at timestamptz, updated_at timestamptz,
                            owner uuid, creator uuid, parent uuid, tags text[]);
                        create index account_name on account (name);
                        create index account_fragments on account
                            using gin (lower(name collate "pg_c_utf8") gin_trgm_ops);
                        create index account_employees on account (employees);
                        create index account_revenue on account (revenue);
                        create index account_founded on account (founded);
                        create index account_created_at on account (created_at);
                        create index account_owner on account (owner);
                        create index account_tags on account using gin (tags);
                        """)
                .update();
    }

    private static String sql(String cel) {
        return PLAIN.render(
                        SqlCriteria.condition(
                                CriteriaWorld.check(cel), CriteriaTables.names(), CONTEXT))
                .replace("\"account\".", "")
                .replace("\"", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "city == '上海'          ¦ city = ?",
                "10 < revenue            ¦ revenue > ?",
                "!(city == '上海')       ¦ ((city = ?) is not true)",
                "employees > 12.5        ¦ employees > ?",
                "employees < 12.5        ¦ employees <= ?",
                "employees == 12.5       ¦ cast(employees as numeric) = ?",
                "employees in [1, 2.0]   ¦ employees = any (cast(? as bigint[]))",
                "active                  ¦ active",
                "!active                 ¦ ((active) is not true)",
                "active == false         ¦ active = ?",
                "name < 'x'              ¦ ((name) collate C) < ?",
                "!empty(revenue)         ¦ revenue is not null",
                "empty(revenue)          ¦ revenue is null",
                "!empty(city)            ¦ city <> ?",
                "empty(city)             ¦ (city is null or city = ?)",
                "contains(name, 'x')     ¦ lower(((name) collate pg_c_utf8)) like ?",
                "'x' in tags             ¦ tags @> cast(? as text[])",
                "daysSince(founded) > 30 ¦ founded < cast(? as date)",
                "founded in thisMonth()  ¦ founded between cast(? as date) and cast(? as date)",
                "today() == daysAgo(0)   ¦ true",
                "me() == owner           ¦ owner = cast(? as uuid)",
                "city == 'a' && (active || revenue > 1) "
                        + "¦ (city = ? and (active or revenue > ?))"
            })
    void keepsPlainQuestionsPlain(String cel, String sql) {
        assertThat(sql(cel)).isEqualTo(sql);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name == 'x'                                         | account_name",
                "name in ['x', 'y', 'z']                             | account_name",
                "contains(name, '科技公司')                          | account_fragments",
                "startsWith(name, 'ACME')                            | account_fragments",
                "employees > 12.5                                    | account_employees",
                "employees >= 1e6 && !active                         | account_employees",
                "revenue > 1000000                                   | account_revenue",
                "daysSince(founded) > 30                             | account_founded",
                "daysSince(created_at) > 30                          | account_created_at",
                "created_at == date('2026-05-01')                    | account_created_at",
                "created_at in lastMonth()                           | account_created_at",
                "owner == me() && city != 'x'                        | account_owner",
                "owner.department == '0199a1b2-0000-7000-8000-000000000001' | user_department",
                "'vip' in tags                                       | account_tags"
            })
    void canUseAnIndex(String cel, String index) {
        DSLContext dsl = DSL.using(POSTGRES.dataSource(), SQLDialect.POSTGRES);
        Checked checked = CriteriaWorld.check(cel);
        String plan =
                dsl.transactionResult(
                        transaction -> {
                            transaction.dsl().execute("set local enable_seqscan = off");
                            return transaction
                                    .dsl()
                                    .explain(
                                            transaction
                                                    .dsl()
                                                    .selectOne()
                                                    .from(DSL.table(DSL.name("account")))
                                                    .where(
                                                            SqlCriteria.condition(
                                                                    checked,
                                                                    CriteriaTables.names(),
                                                                    CONTEXT)))
                                    .plan();
                        });
        assertThat(plan).contains(index);
    }

    @Test
    void foldsEveryCharacterAsTheDatabaseDoes() {
        Map<Integer, String> ours = new TreeMap<>();
        for (int c = 1; c <= Character.MAX_CODE_POINT; c++) {
            String text = Character.toString(c);
            if (Character.getType(c) != Character.SURROGATE && !Folding.fold(text).equals(text)) {
                ours.put(c, Folding.fold(text));
            }
        }
        Map<Integer, String> theirs =
                POSTGRES
                        .jdbc()
                        .sql(
                                """
                                select c, lower(chr(c) collate "pg_c_utf8") as folded
                                from generate_series(1, 1114111) as c
                                where c not between 55296 and 57343
                                  and lower(chr(c) collate "pg_c_utf8") <> chr(c)
                                """)
                        .query((row, _) -> Map.entry(row.getInt("c"), row.getString("folded")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(new TreeMap<>(theirs)).isEqualTo(ours);
    }

    @Test
    void writesTheDeepestConditionInASmallThread() throws Exception {
        String cel = "!(active && ".repeat(95) + "active" + ")".repeat(95);
        FutureTask<String> task = new FutureTask<>(() -> sql(cel));
        Thread thread = new Thread(null, task, "small", 512 * 1024);
        thread.start();
        assertThat(task.get()).contains("is not true");
    }

    @Test
    void looksUpValuesThatStandBesideOthers() {
        assertThat(sql("revenue > parent.revenue"))
                .isEqualTo(
                        "revenue > (select account1.revenue from account as account1"
                                + " where account1.id = parent)");
        assertThat(sql("parent.revenue > parent.discount && parent.owner.active"))
                .isEqualTo(
                        "(parent in (select account1.id from account as account1"
                                + " where account1.revenue > account1.discount)"
                                + " and parent in (select account2.id from account as account2"
                                + " where account2.owner in (select user3.id from user as user3"
                                + " where user3.active)))");
        assertThat(sql("empty(owner.name)"))
                .isEqualTo(
                        "((owner in (select user1.id from user as user1"
                                + " where user1.name <> ?)) is not true)");
    }
}
