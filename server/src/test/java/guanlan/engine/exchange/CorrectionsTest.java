package guanlan.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.engine.exchange.Corrections.Fix;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CorrectionsTest {
    private static final SourceRow ROW = new SourceRow(2, List.of("甲", "沪", "沪"));

    @Test
    void putsAValueInOneCell() {
        Corrections told = Corrections.NONE.with(List.of(cell(2L, 1, "上海")), 3);
        assertThat(told.of(ROW, 3).cells()).containsExactly("甲", "上海", "沪");
        SourceRow other = new SourceRow(3, List.of("乙", "沪", "沪"));
        assertThat(told.of(other, 3)).isSameAs(other);
        assertThat(told.with(List.of(cell(2L, 1, null)), 3).isEmpty()).isTrue();
    }

    @Test
    void putsAValueInEveryRowThatHoldsAnother() {
        Corrections told = Corrections.NONE.with(List.of(everywhere(1, "沪", "上海")), 3);
        assertThat(told.of(ROW, 3).cells()).containsExactly("甲", "上海", "沪");
        assertThat(told.of(new SourceRow(9, List.of("丁", "沪", "")), 3).cell(1)).isEqualTo("上海");
    }

    @Test
    void takesWhatIsSeenForWhatIsMeant() {
        Corrections told =
                Corrections.NONE.with(
                        List.of(
                                everywhere(1, "沪", "上海"),
                                cell(5L, 1, "上海"),
                                everywhere(1, "上海", "上海市")),
                        3);
        assertThat(told.of(ROW, 3).cell(1)).isEqualTo("上海市");
        assertThat(told.of(new SourceRow(4, List.of("", "上海", "")), 3).cell(1)).isEqualTo("上海市");
        assertThat(told.of(new SourceRow(5, List.of("", "浦", "")), 3).cell(1)).isEqualTo("上海市");
        Corrections back = told.with(List.of(everywhere(1, "上海市", "沪")), 3);
        assertThat(back.of(ROW, 3)).isSameAs(ROW);
    }

    @Test
    void mendsARowWhoseCellsDoNotMatchTheHeading() {
        var fault = new Finding(null, ImportProblem.ROW_WIDTH, Map.of("expected", 3, "found", 4));
        SourceRow wide = new SourceRow(7, List.of("甲", "上", "海", "1"), fault);
        Corrections told = Corrections.NONE.with(List.of(cell(7L, 1, "上海"), cell(7L, 2, "1")), 3);
        assertThat(told.of(wide, 3)).isEqualTo(new SourceRow(7, List.of("甲", "上海", "1")));
        SourceRow narrow = new SourceRow(7, List.of("甲"), fault);
        assertThat(told.of(narrow, 3).cells()).containsExactly("甲", "上海", "1");
        assertThat(Corrections.NONE.with(List.of(everywhere(0, "甲", "乙")), 3).of(wide, 3))
                .isSameAs(wide);
    }

    @Test
    void refusesColumnsThatAreNotThereAndMoreThanCanBeKept() {
        assertThatThrownBy(() -> Corrections.NONE.with(List.of(cell(2L, 3, "x")), 3))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.code()).isEqualTo(ImportProblem.COLUMN_UNKNOWN));
        List<Fix> many =
                LongStream.rangeClosed(0, Corrections.MOST)
                        .mapToObj(line -> cell(line, 0, "x"))
                        .toList();
        assertThatThrownBy(() -> Corrections.NONE.with(many, 3))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.code()).isEqualTo(ImportProblem.TOO_MANY_FIXES));
    }

    private static Fix cell(long line, int column, @Nullable String to) {
        return new Fix(line, column, null, to);
    }

    private static Fix everywhere(int column, String from, String to) {
        return new Fix(null, column, from, to);
    }
}
