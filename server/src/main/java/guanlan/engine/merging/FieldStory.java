package guanlan.engine.merging;

import guanlan.engine.records.Cause;
import guanlan.engine.schema.Attached;
import guanlan.engine.schema.RecordName;
import guanlan.platform.files.StoredFile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What one field of one record would be had some merges never been. Everything that was ever
 * written to it is told once more, in its order: what people wrote counts; what a merge wrote
 * counts while it is in force; what took a merge back was a consequence and is left out.
 *
 * <p>A merge gives its survivor values. In every other record it only turns losers into the
 * survivor, wherever they are named: so the order in which merges are taken back does not matter.
 */
final class FieldStory {
    private final UUID record;
    private final List<Line> lines;
    private final @Nullable Object present;
    private final Map<UUID, Fact> merges;

    /**
     * @param lines what was written, the oldest first
     * @param present what the field is now
     * @param merges all that are mentioned, as they are to be seen
     */
    FieldStory(UUID record, List<Line> lines, @Nullable Object present, Map<UUID, Fact> merges) {
        this.record = record;
        this.lines = List.copyOf(lines);
        this.present = present;
        this.merges = merges;
    }

    /** One change of the field, with what it was before. */
    record Line(long seq, Cause cause, @Nullable Object before) {
        boolean byHand() {
            return cause.kind() != Cause.Kind.MERGE && cause.kind() != Cause.Kind.UNMERGE;
        }
    }

    /** A merge as it matters here. */
    record Fact(UUID survivor, Set<UUID> losers, boolean live) {
        /** What a value becomes when its records become one; texts may be ids as well. */
        @Nullable Object turned(@Nullable Object value) {
            if (value instanceof UUID id && losers.contains(id)) {
                return survivor;
            }
            if (value instanceof RecordName(var object, var id) && losers.contains(id)) {
                return new RecordName(object, survivor);
            }
            boolean named =
                    value instanceof String text
                            && losers.stream().anyMatch(id -> id.toString().equals(text));
            return named ? survivor.toString() : value;
        }
    }

    @Nullable Object told() {
        return isSeveral() ? several() : single();
    }

    /** Whether fields like this are changed item by item. */
    boolean isSeveral() {
        return isList(present) || lines.stream().anyMatch(line -> isList(line.before()));
    }

    private boolean isTouchedAfter(long seq) {
        return lines.stream().anyMatch(line -> line.seq() > seq && line.byHand());
    }

    /** What a merge found in a field that somebody wrote to afterwards, so that it stays. */
    Optional<Found> overwritten(Cause merge) {
        if (isSeveral()) {
            return Optional.empty();
        }
        return lines.stream()
                .filter(line -> line.cause().equals(merge))
                .findFirst()
                .filter(line -> isTouchedAfter(line.seq()))
                .filter(line -> !same(line.before(), told()))
                .map(line -> new Found(line.before()));
    }

    /** What was found, which may be nothing. */
    record Found(@Nullable Object value) {}

    static boolean same(@Nullable Object one, @Nullable Object other) {
        return one instanceof BigDecimal a && other instanceof BigDecimal b
                ? a.compareTo(b) == 0
                : Objects.equals(one, other);
    }

    private static boolean isList(@Nullable Object value) {
        return value instanceof Collection<?> || value instanceof Attached;
    }

    private @Nullable Object after(int line) {
        return line + 1 < lines.size() ? lines.get(line + 1).before() : present;
    }

    private @Nullable Fact merge(Line line) {
        UUID id = line.cause().id();
        return id == null ? null : merges.get(id);
    }

    /** Back to the last thing that counts, then forward through the merges since. */
    private @Nullable Object single() {
        List<Fact> since = new ArrayList<>();
        @Nullable Object base = lines.isEmpty() ? present : lines.getFirst().before();
        for (int at = lines.size() - 1; at >= 0; at--) {
            Line line = lines.get(at);
            Fact merge = merge(line);
            if (line.byHand() || counts(line, merge) && isSurvivor(merge)) {
                base = after(at);
                break;
            }
            if (counts(line, merge)) {
                since.addFirst(Objects.requireNonNull(merge));
            }
        }
        for (Fact merge : since) {
            base = merge.turned(base);
        }
        return base;
    }

    private static boolean counts(Line line, @Nullable Fact merge) {
        return line.cause().kind() == Cause.Kind.MERGE && merge != null && merge.live();
    }

    private boolean isSurvivor(@Nullable Fact merge) {
        return merge != null && merge.survivor().equals(record);
    }

    /** From the beginning on, item by item. */
    private @Nullable Object several() {
        @Nullable Object base = lines.isEmpty() ? present : lines.getFirst().before();
        List<Object> items = items(base);
        Map<UUID, Fact> inForce = new HashMap<>();
        for (int at = 0; at < lines.size(); at++) {
            Line line = lines.get(at);
            Fact merge = merge(line);
            if (line.byHand() || counts(line, merge) && isSurvivor(merge)) {
                items = edited(items, items(line.before()), items(after(at)), inForce.values());
            } else if (line.cause().kind() == Cause.Kind.UNMERGE) {
                inForce.remove(line.cause().id());
            } else if (merge != null && !isSurvivor(merge)) {
                inForce.put(Objects.requireNonNull(line.cause().id()), merge);
                if (merge.live()) {
                    items = turned(items, merge::turned);
                }
            }
        }
        return list(items, base);
    }

    /** What was taken out and put in, done to other items; the same items have the same order. */
    private static List<Object> edited(
            List<Object> items, List<Object> before, List<Object> after, Collection<Fact> inForce) {
        Set<Object> gone = new HashSet<>(before);
        gone.removeAll(after);
        List<Object> edited = new ArrayList<>();
        for (Object item : items) {
            if (!gone.contains(item) && !gone.contains(shown(item, inForce))) {
                edited.add(item);
            }
        }
        for (Object item : after) {
            if (!before.contains(item) && !edited.contains(item)) {
                edited.add(item);
            }
        }
        return new HashSet<>(edited).equals(new HashSet<>(after)) ? after : edited;
    }

    /** How an item looked to whoever edited the list then. */
    private static Object shown(Object item, Collection<Fact> inForce) {
        Object shown = item;
        for (int step = 0; step < inForce.size(); step++) {
            for (Fact merge : inForce) {
                shown = Objects.requireNonNull(merge.turned(shown));
            }
        }
        return shown;
    }

    private static List<Object> turned(List<Object> items, UnaryOperator<@Nullable Object> turn) {
        Set<Object> turned = new LinkedHashSet<>();
        items.forEach(item -> turned.add(Objects.requireNonNull(turn.apply(item))));
        return List.copyOf(turned);
    }

    static List<Object> items(@Nullable Object value) {
        return switch (value) {
            case Attached(var files) -> List.copyOf(files);
            case Collection<?> several -> List.copyOf(several);
            case null, default -> List.of();
        };
    }

    private @Nullable Object list(List<Object> items, @Nullable Object base) {
        if (items.equals(items(base))) {
            return base;
        }
        return like(items, isFiles());
    }

    private boolean isFiles() {
        return present instanceof Attached
                || lines.stream().anyMatch(line -> line.before() instanceof Attached);
    }

    /** Items in the form that their field has. */
    static @Nullable Object like(List<?> items, boolean files) {
        if (items.isEmpty()) {
            return null;
        }
        return files
                ? new Attached(items.stream().map(StoredFile.class::cast).toList())
                : List.copyOf(items);
    }
}
