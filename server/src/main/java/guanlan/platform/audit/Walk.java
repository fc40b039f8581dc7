package guanlan.platform.audit;

import guanlan.platform.audit.EntryRows.Kept;
import guanlan.platform.audit.Fault.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One walk along the chain: what came before, and what was found on the way. */
final class Walk {
    private final String tenant;
    private final AuditKeys keys;
    private final long letGo;
    private final List<Fault> faults = new ArrayList<>();
    private @Nullable Seal last;
    private long seals;
    private long entries;

    Walk(String tenant, AuditKeys keys, long letGo) {
        this.tenant = tenant;
        this.keys = keys;
        this.letGo = letGo;
    }

    void found(Fault fault) {
        if (faults.size() < Verdict.MOST) {
            faults.add(fault);
        }
    }

    /** Entries of a seal that is known to be gone are told by that. */
    void stray(UUID entry, long seal) {
        if (!faults.contains(Fault.seal(What.SEAL_REMOVED, seal))) {
            found(Fault.entry(What.ENTRY_INSERTED, seal, entry));
        }
    }

    /**
     * @param elsewhere whether an entry lies outside of its seal
     */
    void along(List<Seal> next, List<Kept> sealed, Predicate<UUID> elsewhere) {
        Map<Long, List<Kept>> bySeal =
                sealed.stream()
                        .collect(
                                Collectors.groupingBy(kept -> Objects.requireNonNull(kept.seal())));
        for (Seal seal : next) {
            link(seal);
            compare(seal, bySeal.getOrDefault(seal.number(), List.of()), elsewhere);
            last = seal;
            seals++;
        }
    }

    Verdict verdict(Instant at, long waiting) {
        return new Verdict(at, last == null ? null : last.at(), seals, entries, waiting, faults);
    }

    private void link(Seal seal) {
        long expected = last == null ? 1 : last.number() + 1;
        for (long gap = expected; gap < seal.number() && gap < expected + Verdict.MOST; gap++) {
            found(Fault.seal(What.SEAL_REMOVED, gap));
        }
        if (!seal.sound(tenant, keys)) {
            found(Fault.seal(What.SEAL_CHANGED, seal.number()));
        }
        byte[] before = last == null ? Seal.BEFORE_ALL : last.hash();
        if (seal.number() == expected && !Arrays.equals(seal.previous(), before)) {
            found(Fault.seal(What.SEAL_OUT_OF_ORDER, seal.number()));
        }
    }

    private void compare(Seal seal, List<Kept> there, Predicate<UUID> elsewhere) {
        Map<UUID, byte[]> leaves = seal.leaves();
        for (Kept kept : there) {
            entries++;
            UUID id = kept.entry().id();
            byte[] expected = leaves.remove(id);
            if (expected == null || !keys.marked(kept.entry(), kept.mark())) {
                found(Fault.entry(told(kept, expected), seal.number(), id));
            } else if (!Arrays.equals(expected, kept.entry().hash())) {
                found(Fault.entry(What.ENTRY_CHANGED, seal.number(), id));
            }
        }
        for (UUID missing : leaves.keySet()) {
            boolean moved = elsewhere.test(missing);
            if (moved || seal.number() > letGo) {
                found(
                        Fault.entry(
                                moved ? What.ENTRY_CHANGED : What.ENTRY_REMOVED,
                                seal.number(),
                                missing));
            }
        }
    }

    /** One that the seal does not know, or that lay there before the seal and was not ours. */
    private static What told(Kept kept, byte @Nullable [] expected) {
        return expected == null || Arrays.equals(expected, kept.entry().hash())
                ? What.ENTRY_INSERTED
                : What.ENTRY_CHANGED;
    }
}
