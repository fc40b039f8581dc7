package guanlan.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class IdentifiersTest {

    @Test
    void spellsChineseByPinyinAndKeepsLatin() {
        assertThat(Identifiers.of("预算金额")).isEqualTo("yusuanjine");
        assertThat(Identifiers.of("预算 Q1 (万元)")).isEqualTo("yusuan_q1_wanyuan");
        assertThat(Identifiers.of("Größe & Farbe")).isEqualTo("gro_e_farbe");
        assertThat(Identifiers.of("2024 budget")).isEqualTo("budget");
        assertThat(Identifiers.of("！？")).isEmpty();
    }

    @Test
    void staysWithinWhatANameMayBeLong() {
        assertThat(Identifiers.of("长".repeat(64))).hasSize(Identifiers.LONGEST).matches("[a-z]+");
        String longest = "a".repeat(Identifiers.LONGEST);
        assertThat(Identifiers.free(longest, Set.of(longest)))
                .hasSize(Identifiers.LONGEST)
                .endsWith("_2");
    }

    @Test
    void findsAFreeName() {
        assertThat(Identifiers.free("a", Set.of())).isEqualTo("a");
        assertThat(Identifiers.free("a", Set.of("a", "a_2"))).isEqualTo("a_3");
    }
}
