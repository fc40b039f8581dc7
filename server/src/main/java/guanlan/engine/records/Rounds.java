package guanlan.engine.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Splits a batch so that no round holds two rows about one record: the second row meets what the
 * first one wrote, just as if they had come one after the other. Nearly every batch is one round.
 */
final class Rounds {
    private Rounds() {}

    static List<List<Draft>> of(List<Draft> drafts, Function<Draft, @Nullable Object> record) {
        List<List<Draft>> rounds = new ArrayList<>();
        Map<Object, Integer> seen = new HashMap<>();
        for (Draft draft : drafts) {
            Object key = record.apply(draft);
            int round = key == null ? 0 : seen.merge(key, 1, Integer::sum) - 1;
            while (rounds.size() <= round) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round).add(draft);
        }
        return rounds;
    }
}
