package guanlan.domain.matching;

import guanlan.core.matching.Candidates;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks for the twins of very many records of a table, as after an import: what they are found by
 * is read once and kept in memory, so that none is looked up in the index alone. Chunk by chunk is
 * written in a transaction that takes its records from those that wait; after a crash it goes on
 * with what is left. What changed since it was read goes on waiting and is looked at alone.
 */
@Component
class Crowds {
    /** From so many records on that wait. */
    static final int LEAST = 5_000;

    /** What is judged of a chunk is held meanwhile: some dozen megabytes. */
    private static final int CHUNK = 1_000;

    private static final int LEAST_SHARE = 20;
    private static final long BYTES_OF_A_RECORD = 400;
    private static final Candidates.Limits LIMITS = new Candidates.Limits(200, 12, 0.08);

    private final TableReads tables;
    private final MatchProfiles profiles;
    private final Work work;
    private final PairStore pairs;
    private final Judging judging;
    private final TransactionTemplate transactions;
    private final Set<List<String>> busy = ConcurrentHashMap.newKeySet();

    Crowds(
            TableReads tables,
            MatchProfiles profiles,
            Work work,
            PairStore pairs,
            Judging judging,
            TransactionTemplate transactions) {
        this.tables = tables;
        this.profiles = profiles;
        this.work = work;
        this.pairs = pairs;
        this.judging = judging;
        this.transactions = transactions;
    }

    /**
     * The objects of which so many records wait, and such a part of all, that a pass is worth it.
     */
    List<ObjectName> waiting() {
        long most = Runtime.getRuntime().maxMemory() / 2 / BYTES_OF_A_RECORD;
        return tables.crowds(LEAST).stream()
                .filter(
                        each ->
                                each.records() <= most
                                        && each.waiting() * LEAST_SHARE >= each.records()
                                        && profiles.find(each.object()).isPresent())
                .map(TableReads.Crowd::object)
                .toList();
    }

    /** A pass over an object's table; none while another is on it. */
    Optional<Pass> pass(ObjectName object) {
        List<String> table = List.of(Caller.current().tenant(), object.value());
        return busy.add(table) ? Optional.of(new Pass(object, table)) : Optional.empty();
    }

    /** One look at all that wait. */
    final class Pass implements AutoCloseable {
        private final ObjectName object;
        private final List<String> mark;
        private final TableKeys table;
        private int next;

        private Pass(ObjectName object, List<String> mark) {
            this.object = object;
            this.mark = mark;
            try {
                this.table = tables.read(object, LIMITS);
            } catch (RuntimeException unread) {
                busy.remove(mark);
                throw unread;
            }
        }

        /** A chunk; tells whether there is another. */
        boolean step() {
            Map<UUID, Integer> chunk = new LinkedHashMap<>();
            int row = table.nextWaiting(next);
            while (row >= 0 && chunk.size() < CHUNK) {
                chunk.put(table.record(row), row);
                next = row + 1;
                row = table.nextWaiting(next);
            }
            if (!chunk.isEmpty()) {
                transactions.executeWithoutResult(_ -> look(chunk));
            }
            return row >= 0;
        }

        private void look(Map<UUID, Integer> chunk) {
            List<UUID> taken = new ArrayList<>(work.take(chunk.keySet()));
            Optional<Profile> profile = profiles.find(object);
            if (taken.isEmpty() || profile.isEmpty()) {
                return;
            }
            Map<UUID, int[]> now = tables.keys(taken);
            List<UUID> changed =
                    taken.stream()
                            .filter(
                                    id ->
                                            now.containsKey(id)
                                                    && !table.isAsRead(row(chunk, id), now.get(id)))
                            .toList();
            work.look(object, changed);
            taken.removeAll(Set.copyOf(changed));
            pairs.renew(object, taken, judging.judged(profile.get(), near(taken, chunk)));
        }

        private Collection<MatchEntries.Near> near(List<UUID> records, Map<UUID, Integer> rows) {
            Set<MatchEntries.Near> near = new LinkedHashSet<>(pairs.open(records));
            records.parallelStream()
                    .map(
                            id -> {
                                List<MatchEntries.Near> some = new ArrayList<>();
                                for (int other : table.near(row(rows, id))) {
                                    some.add(MatchEntries.Near.of(id, table.record(other)));
                                }
                                return some;
                            })
                    .toList()
                    .forEach(near::addAll);
            return near;
        }

        private static int row(Map<UUID, Integer> rows, UUID record) {
            return Objects.requireNonNull(rows.get(record));
        }

        @Override
        public void close() {
            busy.remove(mark);
        }
    }
}
