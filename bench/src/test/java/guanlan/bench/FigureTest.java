package guanlan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {
    @Test
    void aTimeMustNotExceedItsBar() {
        assertThat(Figure.atMost("start", "ms", 200, 100, 2).reached()).isTrue();
        assertThat(Figure.atMost("start", "ms", 201, 100, 2).reached()).isFalse();
    }

    @Test
    void aSpeedMustReachItsBar() {
        assertThat(Figure.atLeast("import", "rows/s", 25, 100, 0.25).reached()).isTrue();
        assertThat(Figure.atLeast("import", "rows/s", 24, 100, 0.25).reached()).isFalse();
    }

    @Test
    void isWrittenForPeopleAndForPrograms() {
        var figure = Figure.atMost("start", "ms", 150, 100, 2);
        assertThat(figure.line()).contains("start", "150.0 ms", "ratio   1.50", "≤ 2.00", "ok");
        assertThat(Figure.json("start", List.of(figure)))
                .contains("\"bench\": \"start\"", "\"ratio\": 1.500", "\"reached\": true");
    }
}
