package guanlan.bench.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Any tables are matched, however odd. */
class TaskTest {
    private static final List<String> NAMES =
            List.of("wolf", "mountain", "river", "castle", "harbor", "meadow", "desert", "island");

    /** Names that are written otherwise in the second table. */
    private static Sheet restaurants(List<String> headers, boolean second) {
        List<String[]> rows = new ArrayList<>();
        for (int at = 0; at < 64; at++) {
            String name = NAMES.get(at % 8) + " " + NAMES.get(at / 8) + " grill";
            String street =
                    (100 + 7 * at)
                            + " "
                            + NAMES.get((at * 5 + 3) % 8)
                            + (second ? " st." : " street");
            String phone = (second ? "555/" : "(555) ") + (1000 + 13 * at) + "-" + (2000 + 17 * at);
            rows.add(
                    second
                            ? new String[] {phone, "the " + name, street}
                            : new String[] {name, street, phone});
        }
        return new Sheet(headers, rows);
    }

    @Test
    void pairsColumnsOfOtherNamesAndOrder() {
        Sheet left = restaurants(List.of("name", "addr", "phone"), false);
        Sheet right = restaurants(List.of("tel", "restaurant title", "location"), true);
        assertThat(Alignment.of(left, right)).containsExactly(1, 2, 0);
        Task task = Task.link(left, right);
        long[] pairs = task.candidates();
        double[] judged = task.judged(pairs);
        int hits = 0;
        for (int at = 0; at < pairs.length; at++) {
            boolean same = (int) (pairs[at] >> 32) == (int) pairs[at] - task.border;
            hits += same && judged[at] >= 0.5 ? 1 : 0;
        }
        assertThat(hits).isGreaterThan(55);
    }

    @Test
    void oddTablesAreGroupedWithoutAWord() {
        for (Sheet odd :
                List.of(
                        new Sheet(List.of("name"), List.of()),
                        new Sheet(List.of("name"), List.<String[]>of(new String[] {"a"})),
                        new Sheet(List.of("id"), List.of(new String[] {"1"}, new String[] {"2"})),
                        new Sheet(
                                List.of("a", "b"),
                                List.of(new String[] {"", ""}, new String[] {"", ""})))) {
            Task task = Task.dedupe(odd);
            long[] pairs = task.candidates();
            assertThat(task.clusters(pairs, task.judged(pairs))).hasSize(odd.rows().size());
        }
    }

    @Test
    void aNumberOfTheRowIsNoEvidence() {
        List<String[]> rows = new ArrayList<>();
        for (int at = 0; at < 40; at++) {
            String name = NAMES.get(at % 8) + " " + NAMES.get((at / 8 + 3) % 8);
            rows.add(new String[] {"B00" + (at * 7919 + 10_000), name});
        }
        assertThat(Columns.of(List.of("asin", "name"), rows, 0).fields())
                .extracting(field -> field.name())
                .containsExactly("name");
    }
}
