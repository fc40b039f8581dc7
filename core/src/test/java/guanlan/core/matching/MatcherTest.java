package guanlan.core.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MatcherTest {
    private static final List<Field> FIELDS =
            List.of(
                    new Field("name", Kind.COMPANY),
                    new Field("uscc", Kind.CODE),
                    new Field("phone", Kind.PHONE),
                    new Field("city", Kind.CATEGORY));
    private static final String[] GUANLAN = {"上海观澜软件有限公司", "", "13800138000", "上海市"};
    private static final String[] SPELLED = {"觀瀾軟件（上海）股份有限公司", "", "+86 138 0013 8000", "上海市"};
    private static final String[] SISTER = {"北京观澜软件有限公司", "", "13911112222", "北京市"};

    /** Two spellings of one company among a crowd of others. */
    private static List<String[]> table() {
        List<String[]> rows = new ArrayList<>(List.of(GUANLAN, SPELLED, SISTER));
        String letters = "安邦宝博长超辰诚创达大德鼎方丰峰福富冠光";
        String more = "海航浩和恒弘鸿华汇慧吉佳嘉建江杰捷金锦晶";
        for (int at = 0; at < 200; at++) {
            String brand =
                    ""
                            + letters.charAt(at % 20)
                            + more.charAt(at / 10 % 20)
                            + (at < 100 ? "" : more.charAt((at * 7 + 3) % 20));
            rows.add(
                    new String[] {
                        "上海" + brand + "软件有限公司",
                        "",
                        "13" + (100_000_000 + at * 7_654_321L % 899_999_999),
                        at % 2 == 0 ? "上海市" : "北京市"
                    });
        }
        return rows;
    }

    @Test
    void findsTheOtherSpellingAndNotTheSister() {
        Matcher matcher =
                new Matcher(
                        FIELDS, table(), List.of(new Rule(Rule.Verdict.NEVER, List.of("name"))));
        long[] pairs = matcher.candidates(Candidates.Limits.SMALL).pairs();
        assertThat(pairs).contains(Matcher.pair(0, 1)).isSorted().doesNotHaveDuplicates();
        int[] entities = Clusters.of(matcher.size(), pairs, matcher.judge(pairs, Models.PAIRS));
        assertThat(entities[1]).isEqualTo(0);
        assertThat(entities[2]).isEqualTo(2);
        assertThat(Arrays.stream(entities).distinct().count()).isGreaterThan(195);
    }

    @Test
    void checksARecordThatIsNotInTheTable() {
        List<String[]> rows = table();
        Matcher matcher = new Matcher(FIELDS, rows);
        List<Matcher.Hit> hits =
                matcher.like(
                        new String[] {"观澜软件", "", "13800138000", ""},
                        matcher.candidates(Candidates.Limits.SMALL),
                        Models.PAIRS);
        assertThat(hits.getFirst().row()).isIn(0, 1);
        assertThat(hits.getFirst().probability()).isGreaterThan(0.5);
        assertThat(
                        matcher.like(
                                new String[] {"", "", "", ""},
                                matcher.candidates(Candidates.Limits.SMALL),
                                Models.PAIRS))
                .isEmpty();
    }

    @Test
    void twoTablesGiveOnlyPairsAcross() {
        List<String[]> rows = table();
        long[] pairs = new Matcher(FIELDS, rows).candidates(Candidates.Limits.SMALL).pairs(100);
        assertThat(pairs).isNotEmpty();
        assertThat(Arrays.stream(pairs))
                .allMatch(pair -> Matcher.left(pair) < 100 && Matcher.right(pair) >= 100);
    }

    @Test
    void rulesAreAboveTheJudgement() {
        String one = "91310000MA1FL0AB1X";
        String other = "91310000MA1FL0AB2Y";
        List<String[]> rows = new ArrayList<>(table());
        rows.set(0, new String[] {GUANLAN[0], one, GUANLAN[2], ""});
        rows.set(1, new String[] {SPELLED[0], other, SPELLED[2], ""});
        rows.set(2, new String[] {"某某集团", one.toLowerCase(Locale.ROOT), "", ""});
        List<Rule> rules =
                List.of(
                        new Rule(Rule.Verdict.ALWAYS, List.of("uscc")),
                        new Rule(Rule.Verdict.NEVER, List.of("uscc")));
        Matcher matcher = new Matcher(FIELDS, rows, rules);
        float[] odds =
                matcher.judge(new long[] {Matcher.pair(0, 1), Matcher.pair(0, 2)}, Models.PAIRS);
        assertThat(odds).containsExactly(Clusters.VETO, Rule.CERTAIN);
    }

    @Test
    void saysWhyInCodesWithParameters() {
        Matcher matcher = new Matcher(FIELDS, table());
        List<Reason> reasons = Reason.of(matcher.preparation(), matcher.entry(0), matcher.entry(1));
        assertThat(reasons)
                .extracting(Reason::field)
                .contains("name", "phone", "city")
                .doesNotContain("uscc");
        assertThat(reasons)
                .filteredOn(reason -> reason.field().equals("phone"))
                .extracting(Reason::code)
                .containsExactly(Reason.Code.SAME_AND_RARE);
        assertThat(reasons)
                .filteredOn(reason -> reason.field().equals("city"))
                .extracting(Reason::code)
                .containsExactly(Reason.Code.SAME);
        assertThat(Reason.of(matcher.preparation(), matcher.entry(0), matcher.entry(2)))
                .filteredOn(reason -> reason.field().equals("phone"))
                .extracting(Reason::code)
                .containsExactly(Reason.Code.DIFFERENT);
    }

    @Test
    void theNumbersOfAComparisonHaveNamesAndGoBothWays() {
        Matcher matcher = new Matcher(FIELDS, table());
        Comparison comparison = matcher.comparison();
        assertThat(comparison.names()).hasSize(comparison.size()).doesNotHaveDuplicates();
        float[] unknown = {Float.NaN, Float.NaN};
        float[] one = new float[comparison.size()];
        float[] two = new float[comparison.size()];
        comparison.measure(matcher.entry(0), matcher.entry(1), unknown, one);
        comparison.measure(matcher.entry(1), matcher.entry(0), unknown, two);
        int cosine = comparison.names().indexOf("whole.cosine");
        assertThat(one[cosine]).isEqualTo(two[cosine]).isBetween(0.3f, 1f);
        assertThat(one[comparison.names().indexOf("mean")])
                .isEqualTo(two[comparison.names().indexOf("mean")]);
    }

    @Test
    void guessesWhatColumnsHold() {
        List<String> headers =
                List.of("id", "单位", "Tel", "e-mail", "homepage", "dob", "price", "描述");
        List<String[]> rows = new ArrayList<>();
        for (int at = 0; at < 60; at++) {
            rows.add(
                    new String[] {
                        "" + at,
                        "观澜" + at + "有限公司",
                        "0571-8888" + (1000 + at),
                        "a" + at + "@b.cn",
                        "www.b" + at + ".com",
                        "1980-01-" + (10 + at % 18),
                        (3 + at * 7 % 50) + ".5",
                        "很长的话".repeat(30) + at
                    });
        }
        assertThat(Kinds.fields(headers, rows))
                .extracting(column -> column.field().kind())
                .containsExactly(
                        Kind.COMPANY,
                        Kind.PHONE,
                        Kind.MAIL,
                        Kind.URL,
                        Kind.DATE,
                        Kind.NUMBER,
                        Kind.PROSE);
    }
}
