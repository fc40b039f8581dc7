package guanlan.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever table is written, in whatever dialect and encoding, is read back cell by cell. */
class CsvRoundTripTest {

    record Written(List<List<String>> table, Dialect dialect, String newline) {}

    @Property(tries = 400)
    void readsBackWhatWasWritten(
            @ForAll("tables") Written written, @ForAll("charsets") String charset)
            throws IOException {
        Path file = Files.createTempFile("round", ".csv");
        try {
            Files.write(file, text(written).getBytes(Charset.forName(charset)));
            assertThat(read(file, written, charset)).isEqualTo(written.table());
        } finally {
            Files.delete(file);
        }
    }

    private static List<List<String>> read(Path file, Written written, String charset)
            throws IOException {
        List<List<String>> rows = new ArrayList<>();
        var encoding = new Encoding(Charset.forName(charset), 0);
        try (var source = new CsvSource(encoding.reader(file), written.dialect(), charset, 1)) {
            source.expect(written.table().getFirst().size(), false);
            for (var row = source.next(); row != null; row = source.next()) {
                assertThat(row.fault()).isNull();
                rows.add(row.cells());
            }
        }
        return rows;
    }

    private static String text(Written written) {
        return written.table().stream()
                .map(
                        row ->
                                row.stream()
                                        .map(cell -> cell(cell, written.dialect()))
                                        .collect(
                                                Collectors.joining(
                                                        String.valueOf(
                                                                written.dialect().delimiter()))))
                .collect(Collectors.joining(written.newline()));
    }

    private static String cell(String cell, Dialect dialect) {
        String quote = String.valueOf(dialect.quote());
        return quote + cell.replace(quote, quote + quote) + quote;
    }

    @Provide
    Arbitrary<String> charsets() {
        return Arbitraries.of("UTF-8", "GB18030", "UTF-16LE", "UTF-16BE");
    }

    @Provide
    Arbitrary<Written> tables() {
        Arbitrary<String> cells =
                Arbitraries.strings().withChars("ab ,;|'\"\n\t上海公司é1").ofMaxLength(12);
        Arbitrary<List<List<String>>> tables =
                Arbitraries.integers()
                        .between(1, 5)
                        .flatMap(
                                width ->
                                        cells.list()
                                                .ofSize(width)
                                                .filter(CsvRoundTripTest::isRow)
                                                .list()
                                                .ofMinSize(1)
                                                .ofMaxSize(12));
        Arbitrary<Dialect> dialects =
                Arbitraries.of(',', ';', '\t', '|')
                        .flatMap(
                                delimiter ->
                                        Arbitraries.of('"', '\'')
                                                .map(
                                                        quote ->
                                                                new Dialect(
                                                                        delimiter, quote, false)));
        return net.jqwik.api.Combinators.combine(tables, dialects, Arbitraries.of("\n", "\r\n"))
                .as(Written::new);
    }

    /**
     * A quote before a tab or a line break is the mark of an export that is safe from formulas, and
     * is taken off again. Blank rows are no rows, and lines that look like rows within a cell are
     * taken for such.
     */
    private static boolean isRow(List<String> row) {
        return row.stream().noneMatch(cell -> cell.contains("'\t") || cell.contains("'\n"))
                && row.stream().anyMatch(cell -> cell.chars().anyMatch(Character::isLetterOrDigit))
                && row.stream()
                        .noneMatch(cell -> cell.split("\n", -1).length > 2 && row.size() >= 4);
    }
}
