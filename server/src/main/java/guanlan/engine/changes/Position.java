package guanlan.engine.changes;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** A place in the change log: everything up to it is done. */
public record Position(long xid, long seq) implements Comparable<Position> {
    /** Before the first line. */
    public static final Position START = new Position(0, 0);

    /** Behind every line that can be. */
    public static final Position END = new Position(Long.MAX_VALUE, Long.MAX_VALUE);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})\\.(\\d{1,19})");
    private static final Comparator<Position> ORDER =
            Comparator.comparingLong(Position::xid).thenComparingLong(Position::seq);

    /** Reads what {@link #text()} wrote; nothing when it is no position. */
    public static Optional<Position> parse(String text) {
        var parts = TEXT.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Position(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    /** As programs keep it. */
    public String text() {
        return xid + "." + seq;
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
