package guanlan.core.criteria;

import static guanlan.core.criteria.Accounts.checked;
import static guanlan.core.criteria.Accounts.findings;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

    @ParameterizedTest
    @ValueSource(strings = {"(", "!(", "[", "empty(", "-(", "active && (", "active ? active : ("})
    void refusesTenThousandNestedParts(String open) throws Exception {
        String close = open.endsWith("[") ? "]" : ")";
        String text = open.repeat(5_000) + "active" + close.repeat(5_000);
        assertThat(
                        inSmallThread(
                                () -> findings(text.substring(0, Math.min(text.length(), 65_536)))))
                .extracting(CriteriaFinding::code)
                .containsExactly(CriteriaCode.TOO_DEEP);
    }

    @Test
    void refusesTenThousandNestedParentheses() throws Exception {
        String text = "(".repeat(10_000) + "active" + ")".repeat(10_000);
        assertThat(inSmallThread(() -> findings(text)))
                .extracting(CriteriaFinding::code)
                .containsExactly(CriteriaCode.TOO_DEEP);
    }

    @ParameterizedTest
    @ValueSource(strings = {".parent", "[0]", ".size()", " + 1", " - 1", " == 1", " in [1]"})
    void refusesLongChains(String link) throws Exception {
        assertThat(inSmallThread(() -> findings("parent" + link.repeat(5_000))))
                .extracting(CriteriaFinding::code)
                .containsExactly(CriteriaCode.TOO_DEEP);
    }

    @Test
    void takesRepeatedSignsForOne() {
        assertThat(checked("!".repeat(10_001) + "active").cel()).isEqualTo("!active");
        assertThat(checked("employees == " + "-".repeat(10_001) + "revenue").cel())
                .isEqualTo("employees == -revenue");
    }

    @Test
    void acceptsNestingBelowTheLimit() throws Exception {
        String text = "!(active && ".repeat(95) + "active" + ")".repeat(95);
        assertThat(inSmallThread(() -> checked(text).cel())).isEqualTo(text);
        String more = "!(active && ".repeat(101) + "active" + ")".repeat(101);
        assertThat(inSmallThread(() -> findings(more)))
                .singleElement()
                .extracting(CriteriaFinding::code, CriteriaFinding::params)
                .containsExactly(CriteriaCode.TOO_DEEP, Map.of("limit", 200));
    }

    @Test
    void compilesAndPrintsTheDeepestConditionInASmallThread() throws Exception {
        String text = "employees == " + "(active ? 1 : ".repeat(190) + "2" + ")".repeat(190);
        assertThat(inSmallThread(() -> Accounts.holds(checked(text).cel(), "employees", 2L)))
                .isTrue();
    }

    @Test
    void refusesTooManyCharacters() {
        assertThat(findings("active " + " ".repeat(Criteria.MAX_LENGTH)))
                .singleElement()
                .extracting(CriteriaFinding::code, CriteriaFinding::params)
                .containsExactly(CriteriaCode.TOO_LONG, Map.of("limit", 65_536, "length", 65_543));
    }

    @Test
    void refusesTooManyParts() {
        assertThat(findings("active" + " && active".repeat(5_000)))
                .singleElement()
                .extracting(CriteriaFinding::code, CriteriaFinding::params)
                .containsExactly(CriteriaCode.TOO_LARGE, Map.of("limit", 5_000));
    }

    @Test
    void refusesTooLongLists() {
        assertThat(findings("employees in [" + numbers(1_001) + "]"))
                .singleElement()
                .extracting(CriteriaFinding::code, CriteriaFinding::params)
                .containsExactly(
                        CriteriaCode.LIST_TOO_LONG, Map.of("limit", 1_000, "length", 1_001));
        assertThat(Accounts.holds("employees in [" + numbers(1_000) + "]", "employees", 999L))
                .isTrue();
    }

    @Test
    void refusesTooManyFactors() {
        assertThat(findings("revenue" + " * revenue".repeat(17) + " > 1"))
                .singleElement()
                .extracting(CriteriaFinding::code, CriteriaFinding::params)
                .containsExactly(CriteriaCode.TOO_MANY_FACTORS, Map.of("limit", 16));
        assertThat(checked("revenue" + " * revenue".repeat(16) + " > 1").paths())
                .containsExactly(List.of("revenue"));
    }

    @Test
    void refusesTooManyShifts() {
        String text = "addDays(".repeat(11) + "founded" + ", 1)".repeat(11) + " > today()";
        assertThat(findings(text))
                .extracting(CriteriaFinding::code)
                .containsExactly(CriteriaCode.TOO_DEEP);
    }

    private static String numbers(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).collect(Collectors.joining(","));
    }

    /** Less than half of the usual stack, so that the limits hold wherever a condition is read. */
    private static <T> T inSmallThread(java.util.concurrent.Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(null, task, "small", 384 * 1024);
        thread.start();
        return task.get();
    }
}
