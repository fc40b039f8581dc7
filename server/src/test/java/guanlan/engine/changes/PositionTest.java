package guanlan.engine.changes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PositionTest {
    @Test
    void readsWhatItWrites() {
        var position = new Position(812, Long.MAX_VALUE);
        assertThat(Position.parse(position.text())).contains(position);
        assertThat(Position.parse(" 1.2 ")).contains(new Position(1, 2));
    }

    @Test
    void readsNothingElse() {
        for (String text :
                new String[] {"", "1", "1.", "-1.2", "1.2.3", "x", "1.9999999999999999999"}) {
            assertThat(Position.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void comesInTheOrderOfTheLog() {
        assertThat(new Position(2, 1)).isGreaterThan(new Position(1, 9));
        assertThat(new Position(1, 2)).isLessThan(new Position(1, 3));
        assertThat(Position.START).isLessThan(Position.END);
    }
}
