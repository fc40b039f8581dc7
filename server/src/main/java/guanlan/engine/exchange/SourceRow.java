package guanlan.engine.exchange;

import guanlan.platform.problems.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row as it stands in the file: the line it begins on (from 1), its cells, and what makes it
 * unusable, if anything. Cells are never null; an absent one is empty.
 */
record SourceRow(long line, List<String> cells, @Nullable Finding fault) {
    private static final int BRIEF = 300;

    SourceRow {
        cells = List.copyOf(cells);
    }

    SourceRow(long line, List<String> cells) {
        this(line, cells, null);
    }

    SourceRow rejected(Finding reason) {
        return new SourceRow(line, cells, reason);
    }

    /** The row with long cells cut: enough to see what they are, and little to keep. */
    SourceRow brief() {
        return new SourceRow(
                line,
                cells.stream()
                        .map(cell -> cell.length() <= BRIEF ? cell : cell.substring(0, BRIEF))
                        .toList(),
                fault);
    }

    long characters() {
        long characters = 0;
        for (String cell : cells) {
            characters += cell.length();
        }
        return characters;
    }

    boolean blank() {
        return fault == null && cells.stream().allMatch(String::isBlank);
    }

    String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }
}
