package guanlan.core.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SimilarityTest {
    @Test
    void countsEditsWithSwaps() {
        assertThat(Similarity.edits("kitten", "sitting")).isEqualTo(3);
        assertThat(Similarity.edits("ab", "ba")).isEqualTo(1);
        assertThat(Similarity.edits("", "abc")).isEqualTo(3);
        assertThat(Similarity.edit("", "")).isEqualTo(1);
    }

    @Test
    void jaroWinklerHasThePublishedValues() {
        assertThat(Similarity.jaroWinkler("martha", "marhta")).isCloseTo(0.9611, within(1e-4));
        assertThat(Similarity.jaroWinkler("dwayne", "duane")).isCloseTo(0.84, within(1e-4));
        assertThat(Similarity.jaroWinkler("dixon", "dicksonx")).isCloseTo(0.8133, within(1e-4));
        assertThat(Similarity.jaroWinkler("abc", "xyz")).isZero();
    }

    @Test
    void anAbbreviationByLeavingOutIsASubsequence() {
        assertThat(Similarity.subsequence("中银证券", "中银国际证券")).isEqualTo(1);
        assertThat(Similarity.subsequence("证中", "中银国际证券")).isEqualTo(0.5);
    }

    @Test
    void comparesNumbersAndSets() {
        assertThat(Similarity.number(100, 90)).isCloseTo(0.9, within(1e-9));
        assertThat(Similarity.number(-5, 5)).isZero();
        assertThat(Similarity.jaccard(new int[] {1, 2, 3}, new int[] {2, 3, 4})).isEqualTo(0.5);
        assertThat(Similarity.dice(new int[] {1, 2}, new int[] {2, 9})).isEqualTo(0.5);
    }

    @Property
    void isSymmetricAndBounded(
            @ForAll @AlphaChars @StringLength(max = 12) String one,
            @ForAll @AlphaChars @StringLength(max = 12) String two) {
        assertThat(Similarity.edit(one, two))
                .isEqualTo(Similarity.edit(two, one))
                .isBetween(0.0, 1.0);
        assertThat(Similarity.jaroWinkler(one, two)).isBetween(0.0, 1.0);
        assertThat(Similarity.subsequence(one, two))
                .isCloseTo(Similarity.subsequence(two, one), within(1e-9))
                .isBetween(0.0, 1.0);
        assertThat(Similarity.edit(one, one)).isEqualTo(1);
    }
}
