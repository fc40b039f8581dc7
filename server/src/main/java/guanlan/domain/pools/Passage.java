package guanlan.domain.pools;

import guanlan.domain.pools.PoolLedger.Move;
import guanlan.domain.pools.PoolLedger.Way;
import guanlan.domain.pools.Pools.Book;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Planned;
import guanlan.engine.records.PlannedRow;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Role;
import guanlan.platform.problems.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The records of a batch that go into a pool or out of one: whether each may, and what follows. */
final class Passage {
    /** What takes something back or joins records does not speak of pools. */
    private static final Set<Cause.Kind> BACKWARDS =
            Set.of(Cause.Kind.UNDO, Cause.Kind.MERGE, Cause.Kind.UNMERGE);

    /** Those who bring many records along need not say why they lie in a pool. */
    private static final Set<Cause.Kind> WITHOUT_REASON =
            Set.of(
                    Cause.Kind.IMPORT,
                    Cause.Kind.SAMPLE,
                    Cause.Kind.SYSTEM,
                    Cause.Kind.UNDO,
                    Cause.Kind.UNMERGE);

    private static final String BY_RULE = "rule";

    private final Planned batch;
    private final Book book;
    private final ObjectDefinition object;
    private final Caller caller = Caller.current();
    private final @Nullable Deed deed = Deed.current().orElse(null);
    private final List<Move> moves = new ArrayList<>();
    private final Map<Pool, List<PlannedRow>> claims = new LinkedHashMap<>();

    Passage(Planned batch, Book book, ObjectDefinition object) {
        this.batch = batch;
        this.book = book;
        this.object = object;
    }

    /** Those that are no claims. */
    List<Move> moves() {
        return moves;
    }

    /** What the caller takes for himself; whether it is within his limits was not asked yet. */
    Map<Pool, List<PlannedRow>> claims() {
        return claims;
    }

    void settle(PlannedRow row) {
        if (!kept(row)) {
            return;
        }
        Object from = row.before(Pooled.POOL);
        if (deed instanceof Deed.Claim(var pool) && !pool.equals(from)
                || deed instanceof Deed.Assign(var there) && !there.equals(from)) {
            row.refuse(Finding.of(Pooled.POOL, PoolProblem.TAKEN));
            return;
        }
        boolean owned = row.after(Pooled.OWNER) != null;
        if (from != null && owned && Objects.equals(from, row.after(Pooled.POOL))) {
            row.set(Pooled.POOL, null);
        }
        Object to = row.after(Pooled.POOL);
        if (from == null && to != null) {
            enter(row, to);
        } else if (from != null && to == null) {
            leave(row, from);
        } else if (from != null && !from.equals(to)) {
            pass(row, from, Objects.requireNonNull(to));
        }
    }

    private boolean kept(PlannedRow row) {
        boolean fits = true;
        for (String name : Pooled.KEPT) {
            if (row.gives(name) && row.changes(name)) {
                if (BACKWARDS.contains(batch.cause().kind())) {
                    row.set(name, row.before(name));
                } else {
                    String label = object.require(name).label().in(caller.locale());
                    row.refuse(Finding.of(name, PoolProblem.KEPT, Map.of("label", label)));
                    fits = false;
                }
            }
        }
        return fits;
    }

    private void enter(PlannedRow row, Object to) {
        Object before = row.before(Pooled.OWNER);
        if (before != null && batch.cause().kind() == Cause.Kind.MERGE) {
            row.set(Pooled.POOL, null);
            return;
        }
        Object owner = row.after(Pooled.OWNER);
        boolean usual = row.isNew() && owner != null && owner.equals(caller.user());
        if (owner != null && !usual && row.changes(Pooled.OWNER)) {
            row.refuse(Finding.of(Pooled.POOL, PoolProblem.OWNER_OR_POOL));
            return;
        }
        Optional<Pool> pool = open(row, to);
        if (pool.isPresent() && hasReason(row, before)) {
            settleIn(row);
            row.set(Pooled.FORMER_OWNER, before);
            boolean ruled = BY_RULE.equals(row.after(Pooled.REASON));
            Way way = before == null ? Way.ENTER : ruled ? Way.RECYCLE : Way.RELEASE;
            moved(row, way, pool.get(), (UUID) before);
        }
    }

    private boolean hasReason(PlannedRow row, @Nullable Object owner) {
        boolean needed = owner != null && !WITHOUT_REASON.contains(batch.cause().kind());
        boolean given = row.after(Pooled.REASON) instanceof String reason && !reason.isBlank();
        if (needed && !given) {
            row.refuse(Finding.of(Pooled.REASON, PoolProblem.REASON_MISSING));
        }
        return !needed || given;
    }

    private void settleIn(PlannedRow row) {
        row.set(Pooled.OWNER, null);
        row.set(Pooled.DEPARTMENT, null);
        row.set(Pooled.SINCE, batch.at());
        row.set(Pooled.CLAIMED_AT, null);
    }

    /** The pool, if something may go into it. */
    private Optional<Pool> open(PlannedRow row, Object to) {
        Optional<Pool> pool = book.find(to);
        if (pool.isEmpty()) {
            row.refuse(Finding.of(Pooled.POOL, PoolProblem.OTHER_POOL));
        } else if (pool.get().retired()) {
            row.refuse(Finding.of(Pooled.POOL, PoolProblem.RETIRED, called(pool.get())));
            return Optional.empty();
        }
        return pool;
    }

    private void leave(PlannedRow row, Object from) {
        if (!(row.after(Pooled.OWNER) instanceof UUID owner)) {
            row.refuse(Finding.of(Pooled.OWNER, PoolProblem.OWNER_NEEDED));
            return;
        }
        Optional<Pool> pool = book.find(from);
        row.set(Pooled.SINCE, null);
        row.set(Pooled.REASON, null);
        row.set(Pooled.CLAIMED_AT, batch.at());
        if (pool.isEmpty()) {
            return;
        }
        if (deed instanceof Deed.Claim) {
            claims.computeIfAbsent(pool.get(), _ -> new ArrayList<>()).add(row);
        } else if (deed instanceof Deed.Assign || decides(pool.get())) {
            moved(row, Way.ASSIGN, pool.get(), owner);
        } else {
            row.refuse(Finding.of(Pooled.POOL, PoolProblem.CLAIM_IT, called(pool.get())));
        }
    }

    private void pass(PlannedRow row, Object from, Object to) {
        Optional<Pool> source = book.find(from);
        if (source.isPresent() && !decides(source.get())) {
            row.refuse(
                    Finding.of(Pooled.POOL, PoolProblem.MOVED_BY_MANAGERS, called(source.get())));
            return;
        }
        open(row, to)
                .ifPresent(
                        pool -> {
                            settleIn(row);
                            moved(row, Way.MOVE, pool, null);
                        });
    }

    private boolean decides(Pool pool) {
        return caller.is(Role.ADMINISTRATOR) || pool.manages(caller.user());
    }

    private Map<String, String> called(Pool pool) {
        return Map.of("pool", pool.names().in(caller.locale()));
    }

    private void moved(PlannedRow row, Way way, Pool pool, @Nullable UUID person) {
        String reason = row.after(Pooled.REASON) instanceof String given ? given : null;
        moves.add(new Move(row, way, pool.id(), person, reason, List.of()));
    }
}
