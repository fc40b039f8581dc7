package guanlan.core.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ClustersTest {
    private static long pair(int one, int two) {
        return Matcher.pair(one, two);
    }

    @Test
    void joinsWhatBelongsTogether() {
        long[] pairs = {pair(0, 1), pair(0, 2), pair(1, 2), pair(3, 4)};
        assertThat(Clusters.of(6, pairs, new float[] {3, 2, 2, 4}))
                .containsExactly(0, 0, 0, 3, 3, 5);
    }

    @Test
    void oneWrongPairDoesNotChainTwoEntities() {
        long[] pairs = {
            pair(0, 1), pair(0, 2), pair(1, 2), pair(2, 3), pair(3, 4), pair(3, 5), pair(4, 5)
        };
        assertThat(Clusters.of(6, pairs, new float[] {4, 4, 4, 1, 4, 4, 4}))
                .containsExactly(0, 0, 0, 3, 3, 3);
    }

    @Test
    void aVetoKeepsApartWhatAThirdWouldJoin() {
        long[] pairs = {pair(0, 1), pair(1, 2), pair(0, 2)};
        int[] entities = Clusters.of(3, pairs, new float[] {5, 4, Clusters.VETO});
        assertThat(entities).containsExactly(0, 0, 2);
    }

    @Test
    void anEntityKeepsItsIdWhenItGrowsOrSplits() {
        assertThat(Clusters.stable(new int[] {7, 7, 7, -1}, new int[] {0, 0, 0, 0}))
                .containsExactly(7, 7, 7, 7);
        assertThat(Clusters.stable(new int[] {7, 7, 7, 7}, new int[] {0, 0, 0, 3}))
                .containsExactly(7, 7, 7, 3);
        assertThat(Clusters.stable(new int[] {1, 1, 0}, new int[] {0, 0, 2}))
                .containsExactly(1, 1, 0);
    }

    @Property
    void stableIdsNeitherMergeNorSplit(@ForAll @Size(8) byte[] was, @ForAll @Size(8) byte[] is) {
        int[] before = new int[8];
        int[] now = new int[8];
        Arrays.setAll(before, row -> was[row] % 4 == 0 ? -1 : Math.abs(was[row] % 4));
        Arrays.setAll(
                now,
                row -> {
                    int first = row;
                    for (int other = row; other >= 0; other--) {
                        first = is[other] % 3 == is[row] % 3 ? other : first;
                    }
                    return first;
                });
        int[] ids = Clusters.stable(before, now);
        for (int one = 0; one < 8; one++) {
            for (int two = 0; two < 8; two++) {
                assertThat(ids[one] == ids[two]).isEqualTo(now[one] == now[two]);
            }
        }
        assertThat(Clusters.stable(ids, now)).isEqualTo(ids);
    }
}
