package guanlan.domain.projects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceTest {
    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final UUID C = new UUID(0, 3);

    @Test
    void tellsTheWayAround() {
        var circle = new Sequence(Map.of(A, List.of(C), C, List.of(B), B, List.of(A)));
        assertThat(circle.loop(A)).contains(List.of(A, C, B, A));
    }

    @Test
    void twoWaysToTheSameAreNoCircle() {
        var diamond =
                new Sequence(Map.of(A, List.of(B, C), B, List.of(new UUID(0, 4)), C, List.of(B)));
        assertThat(diamond.loop(A)).isEmpty();
        assertThat(diamond.following(B)).containsExactly(A, C);
    }

    @Test
    void aCircleFurtherOnIsNotItsOwn() {
        var behind = new Sequence(Map.of(A, List.of(B), B, List.of(C), C, List.of(B)));
        assertThat(behind.loop(A)).isEmpty();
        assertThat(behind.loop(B)).contains(List.of(B, C, B));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void findsACircleExactlyWhenOneComesBack(long seed) {
        var random = new Random(seed);
        List<UUID> all = IntStream.range(0, 9).mapToObj(at -> new UUID(1, at)).toList();
        int circles = 0;
        int lines = 0;
        for (int turn = 0; turn < 300; turn++) {
            Map<UUID, List<UUID>> before = new HashMap<>();
            int links = random.nextInt(12);
            for (int at = 0; at < links; at++) {
                before.computeIfAbsent(one(all, random), _ -> new ArrayList<>())
                        .add(one(all, random));
            }
            var sequence = new Sequence(before);
            for (UUID start : all) {
                boolean comesBack = reached(start, before).contains(start);
                assertThat(sequence.loop(start).isPresent())
                        .as("seed " + seed)
                        .isEqualTo(comesBack);
                sequence.loop(start).ifPresent(way -> isAWay(way, start, before));
                circles += comesBack ? 1 : 0;
                lines += comesBack ? 0 : 1;
            }
        }
        assertThat(circles).isPositive();
        assertThat(lines).isPositive();
    }

    private static UUID one(List<UUID> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static void isAWay(List<UUID> way, UUID start, Map<UUID, List<UUID>> before) {
        assertThat(way.getFirst()).isEqualTo(start);
        assertThat(way.getLast()).isEqualTo(start);
        for (int at = 1; at < way.size(); at++) {
            assertThat(before.getOrDefault(way.get(at - 1), List.of())).contains(way.get(at));
        }
    }

    /** All that is before, spread until nothing is added. */
    private static Set<UUID> reached(UUID start, Map<UUID, List<UUID>> before) {
        Set<UUID> reached = new HashSet<>(before.getOrDefault(start, List.of()));
        boolean grows = true;
        while (grows) {
            Set<UUID> more = new HashSet<>(reached);
            reached.forEach(each -> more.addAll(before.getOrDefault(each, List.of())));
            grows = more.size() > reached.size();
            reached = more;
        }
        return reached;
    }
}
