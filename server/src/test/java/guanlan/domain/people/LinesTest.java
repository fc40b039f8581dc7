package guanlan.domain.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LinesTest {
    private final UUID company = new UUID(0, 1);
    private final UUID sales = new UUID(0, 2);
    private final UUID east = new UUID(0, 3);

    @Test
    void aTreeHasNoLoop() {
        var above = Map.of(sales, company, east, sales);

        assertThat(Lines.loop(east, above)).isEmpty();
        assertThat(Lines.loop(company, above)).isEmpty();
    }

    @Test
    void namesTheWayAround() {
        Map<UUID, UUID> above = new HashMap<>(Map.of(sales, company, east, sales));
        above.put(company, east);

        assertThat(Lines.loop(company, above)).contains(List.of(company, east, sales, company));
    }

    @Test
    void aLoopFurtherUpIsAnothersFault() {
        var above = Map.of(east, sales, sales, company, company, sales);

        assertThat(Lines.loop(east, above)).isEmpty();
        assertThat(Lines.loop(sales, above)).isPresent();
    }
}
