package guanlan.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.Schemas;
import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QualityTest {

    @Test
    void countsWhatIsFilledRefusedDifferentAndFrequent() {
        var census = new ColumnCensus();
        for (int at = 0; at < 100; at++) {
            census.take(at + 2, at % 4 == 0 ? "上海" : "城市" + at, at == 5, null);
        }
        Quality.OfColumn told = census.told(3, field("city"));
        assertThat(told.column()).isEqualTo(3);
        assertThat(told.filled()).isEqualTo(100);
        assertThat(told.valid()).isEqualTo(99);
        assertThat(told.distinct()).isEqualTo(76);
        assertThat(told.distinctIsExact()).isTrue();
        assertThat(told.repeated()).isEqualTo(24);
        assertThat(told.frequent()).containsExactly(new Quality.Frequent("上海", 25));
    }

    @Test
    void estimatesManyDifferentValuesAndStillKnowsTheFrequentOnes() {
        var census = new ColumnCensus();
        for (int at = 0; at < 100_000; at++) {
            census.take(at, at % 10 == 0 ? "上海" : "城市" + at, false, null);
        }
        Quality.OfColumn told = census.told(0, field("city"));
        assertThat(told.distinctIsExact()).isFalse();
        assertThat(told.distinct()).isCloseTo(90_001, within(4_500L));
        assertThat(told.frequent().getFirst().value()).isEqualTo("上海");
        assertThat(told.frequent().getFirst().count()).isEqualTo(10_000);
    }

    @Test
    void findsNumbersFarFromAllOthers() {
        var census = new ColumnCensus();
        IntStream.range(0, 1_000)
                .forEach(at -> census.take(at, "" + at, false, BigDecimal.valueOf(1_000 + at)));
        census.take(2_000, "12亿", false, new BigDecimal("1200000000"));
        Quality.OfColumn told = census.told(0, field("revenue"));
        assertThat(told.outliers()).isEqualTo(1);
        assertThat(told.extremes()).containsExactly(new Quality.Extreme(2_000, "12亿"));
    }

    @Test
    void seesNoOutliersAmongFewOrEqualNumbers() {
        var few = new ColumnCensus();
        few.take(1, "1", false, 1L);
        few.take(2, "9999", false, 9_999L);
        assertThat(few.told(0, field("employees")).outliers()).isZero();
        var same = new ColumnCensus();
        IntStream.range(0, 50).forEach(at -> same.take(at, "7", false, 7L));
        same.take(99, "8", false, 8L);
        assertThat(same.told(0, field("employees")).outliers()).isZero();
    }

    private static FieldDefinition field(String name) {
        return new Schemas().require("account").require(name);
    }
}
