package guanlan.engine.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Contacts of an address book as rows of a table, one a card, below a heading of those properties
 * that occur in the file.
 */
final class VcardSource implements TableSource {
    private final VcardLines lines;
    private final List<VcardColumn> columns;
    private boolean headed;

    VcardSource(VcardLines lines, List<VcardColumn> columns) {
        this.lines = lines;
        this.columns = columns;
    }

    /** A card is never too wide or too narrow. */
    @Override
    public void expect(int width, boolean shorter) {}

    @Override
    public @Nullable SourceRow next() {
        if (!headed) {
            headed = true;
            return new SourceRow(1, columns.stream().map(VcardColumn::header).toList());
        }
        try {
            Vcard card = lines.next();
            while (card != null && card.isEmpty()) {
                card = lines.next();
            }
            return card == null ? null : row(card);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private SourceRow row(Vcard card) {
        var row = new SourceRow(card.line(), columns.stream().map(card::cell).toList());
        return card.fault() == null ? row : row.rejected(card.fault());
    }

    @Override
    public void close() {
        lines.close();
    }
}
