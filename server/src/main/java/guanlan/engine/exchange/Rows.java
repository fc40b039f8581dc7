package guanlan.engine.exchange;

import guanlan.platform.problems.Finding;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows below the heading, each checked to be as wide as it. */
final class Rows implements AutoCloseable {
    private final TableSource source;
    private final int width;
    private final boolean shorter;
    private long read;

    private Rows(TableSource source, Shape shape) {
        this.source = source;
        this.width = shape.heading().names().size();
        this.shorter = shape.shorter();
        source.expect(width, shorter);
    }

    static Rows open(Path file, Shape shape) {
        TableSource source = shape.file().open(file);
        if (shape.heading().line() > 0) {
            passHeading(source, shape.heading().line());
        }
        return new Rows(source, shape);
    }

    private static void passHeading(TableSource source, long line) {
        SourceRow row = source.next();
        while (row != null && row.line() < line) {
            row = source.next();
        }
    }

    @Nullable SourceRow next() {
        SourceRow row = source.next();
        if (row == null) {
            return null;
        }
        read++;
        return row.fault() == null && !fits(row) ? row.rejected(width(row)) : row;
    }

    /** Rows given so far. */
    long read() {
        return read;
    }

    /** Extra cells must be empty; missing ones are taken as empty only where the file does that. */
    private boolean fits(SourceRow row) {
        int found = row.cells().size();
        if (found <= width) {
            return shorter || found == width;
        }
        return row.cells().subList(width, found).stream().allMatch(String::isBlank);
    }

    private Finding width(SourceRow row) {
        return new Finding(
                null,
                ImportProblem.ROW_WIDTH,
                Map.of("expected", width, "found", row.cells().size()));
    }

    @Override
    public void close() {
        source.close();
    }
}
