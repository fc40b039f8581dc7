package guanlan.core.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final List<Field> FIELDS =
            List.of(
                    new Field("name", Kind.COMPANY),
                    new Field("uscc", Kind.CODE),
                    new Field("phone", Kind.PHONE),
                    new Field("city", Kind.CATEGORY));
    private static final Rule SAME_CODE = new Rule(Rule.Verdict.ALWAYS, List.of("uscc"));
    private static final Rule OTHER_CODE = new Rule(Rule.Verdict.NEVER, List.of("uscc"));

    /** Brands of the crowd differ in one character, as they do in every town. */
    private static final String FIRST = "安邦宝博长超辰诚创达大德鼎方丰峰福富冠光";

    private static final String SECOND = "海航浩和恒弘鸿华汇慧吉佳嘉建江杰捷金锦晶";
    private static final String CODE = "91310000MA1FL4B28X";

    @Test
    void aNameAloneIsNeverEnough() {
        Judge.Judgement judged = judge(row("上海观澜软件有限公司", "", ""), row("上海观澜软件有限公司", "", ""));
        assertThat(judged.decision()).isEqualTo(Judge.Decision.MAYBE);
    }

    @Test
    void brandsThatDifferInOneCharacterAreOthers() {
        assertThat(judge(row("华为技术有限公司", "", ""), row("华威技术有限公司", "", "")).decision())
                .isEqualTo(Judge.Decision.DIFFERENT);
        assertThat(judge(row("上海安海软件有限公司", "", ""), row("上海安航软件有限公司", "", "")).decision())
                .isEqualTo(Judge.Decision.DIFFERENT);
    }

    @Test
    void aSlipInTheBrandIsForgivenWhereAPhoneAgrees() {
        assertThat(
                        judge(
                                        row("上海观澜软件有限公司", "", "13800138000"),
                                        row("上海观蓝软件有限公司", "", "13800138000"))
                                .decision())
                .isNotEqualTo(Judge.Decision.DIFFERENT);
    }

    @Test
    void aNameWithAPhoneIsEnough() {
        Judge.Judgement judged =
                judge(
                        row("上海观澜软件有限公司", "", "13800138000"),
                        row("上海观澜软件股份有限公司", "", "+86 138 0013 8000"));
        assertThat(judged.decision()).isEqualTo(Judge.Decision.SAME);
        assertThat(judged.rule()).isEmpty();
        assertThat(judged.reasons())
                .anyMatch(reason -> reason.field().equals("phone") && reason.likeness() == 1);
    }

    @Test
    void othersAreDifferent() {
        assertThat(
                        judge(
                                        row("上海观澜软件有限公司", "", "13800138000"),
                                        row("深圳明珠电子有限公司", "", "13911112222"))
                                .decision())
                .isEqualTo(Judge.Decision.DIFFERENT);
    }

    @Test
    void rulesStandAboveTheModelAndAVetoAboveACertainty() {
        Judge.Judgement same = judge(row("观澜", CODE, ""), row("完全不同的名字", CODE, ""));
        assertThat(same.decision()).isEqualTo(Judge.Decision.SAME);
        assertThat(same.rule()).contains(SAME_CODE);
        Judge.Judgement never =
                judge(
                        row("上海观澜软件有限公司", CODE, "13800138000"),
                        row("上海观澜软件有限公司", "91310000MA1FL4B29X", "13800138000"));
        assertThat(never.decision()).isEqualTo(Judge.Decision.DIFFERENT);
        assertThat(never.rule()).contains(OTHER_CODE);
    }

    private static String[] row(String name, String code, String phone) {
        return new String[] {name, code, phone, ""};
    }

    private static Judge.Judgement judge(String[] one, String[] two) {
        Preparation preparation = new Preparation(FIELDS);
        for (String[] each : crowd()) {
            preparation.learn(each);
        }
        Judge judge =
                new Judge(
                        preparation,
                        Models.PAIRS,
                        Leaning.shipped(new double[FIELDS.size()]),
                        List.of(SAME_CODE, OTHER_CODE),
                        new Judge.Limits(0.9, 0.4));
        return judge.judge(judge.entry(one), judge.entry(two));
    }

    private static List<String[]> crowd() {
        List<String[]> rows = new ArrayList<>();
        for (int at = 0; at < 300; at++) {
            String brand =
                    ""
                            + FIRST.charAt(at % 20)
                            + SECOND.charAt(at / 10 % 20)
                            + (at < 200 ? "" : SECOND.charAt((at * 7 + 3) % 20));
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
}
