package guanlan.core.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void numbersAreOneHoweverTheyAreWritten() {
        assertThat(Words.plain("7.0")).isEqualTo("7");
        assertThat(Words.plain("007")).isEqualTo("7");
        assertThat(Words.plain("07.10")).isEqualTo("7.1");
        assertThat(Words.plain("0.50")).isEqualTo("0.5");
        assertThat(Words.plain("100")).isEqualTo("100");
        assertThat(Words.plain("0")).isEqualTo("0");
        assertThat(Words.plain("0.0")).isEqualTo("0");
    }

    @Test
    void tellsNumbersFromModels() {
        assertThat(Words.isNumber("2007")).isTrue();
        assertThat(Words.isNumber("7.0")).isTrue();
        assertThat(Words.isNumber("w80")).isFalse();
        assertThat(Words.isNumber("")).isFalse();
    }
}
