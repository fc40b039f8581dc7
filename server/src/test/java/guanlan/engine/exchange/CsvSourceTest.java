package guanlan.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.platform.problems.Finding;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvSourceTest {

    @Test
    void readsCellsQuotesAndLinesByTheBook() {
        assertThat(cells("a,b\r\n1,\"x, \"\"y\"\"\nz\"\r\n\r\n2,\"\"\n3,w"))
                .containsExactly(
                        List.of("a", "b"),
                        List.of("1", "x, \"y\"\nz"),
                        List.of("2", ""),
                        List.of("3", "w"));
    }

    @Test
    void numbersRowsByTheLineTheyBeginOn() {
        assertThat(rows("a,b\n\n1,\"x\ny\"\n2,z\n", 2))
                .extracting(SourceRow::line)
                .containsExactly(1L, 3L, 5L);
    }

    @Test
    void countsLinesOfOldMacintoshFiles() {
        assertThat(rows("a,b\r1,\"x\ry\"\r2,z\r", 2))
                .extracting(SourceRow::line)
                .containsExactly(1L, 2L, 4L);
    }

    @Test
    void costsOneRowForAQuoteNeverClosed() {
        var rows = rows("a,b,c\n1,\"open,x\n" + "2,two,y\n".repeat(3) + "3,\"fine\",z\n", 3);

        assertThat(rows).hasSize(6);
        assertThat(fault(rows.get(1)).code()).isEqualTo(ImportProblem.ROW_QUOTE);
        assertThat(rows.get(1).cells()).containsExactly("1,\"open,x");
        assertThat(rows.stream().filter(row -> row.fault() == null)).hasSize(5);
        assertThat(rows.get(5).cells()).containsExactly("3", "fine", "z");
    }

    @Test
    void doesNotSwallowRowsUpToAStrayQuoteFurtherDown() {
        var rows = rows("a,b,c,d\n1,\"open,x,p\n2,two,y,q\n3,6\",z,r\n", 4);

        assertThat(rows)
                .extracting(row -> row.cells().getFirst())
                .containsExactly("a", "1,\"open,x,p", "2", "3");
        assertThat(rows.get(3).cells()).containsExactly("3", "6\"", "z", "r");
    }

    @Test
    void forgivesQuotesThatCannotCloseACell() {
        assertThat(cells("a,b\n\"the \"big\" one\",x\n5\" disk,y\n\"tail\" end,z\n"))
                .containsExactly(
                        List.of("a", "b"),
                        List.of("the \"big\" one", "x"),
                        List.of("5\" disk", "y"),
                        List.of("\"tail\" end", "z"));
    }

    @Test
    void readsQuotesAfterBlanksAndBackslashes() {
        assertThat(cells("a, \"b, c\" ,d\n")).containsExactly(List.of("a", "b, c", "d"));
        assertThat(read("\"a \\\"b\\\"\",\"c\\\\\"\n", new Dialect(',', '"', true), 2))
                .extracting(SourceRow::cells)
                .containsExactly(List.of("a \"b\"", "c\\"));
    }

    @Test
    void rejectsACellOfAMegabyteAndGoesOn() {
        String huge = "x".repeat(1 << 20);
        for (String cell : List.of(huge, '"' + huge + '"')) {
            var rows = rows("a,b\n1," + cell + "\n2,y\n", 2);
            assertThat(rows).hasSize(3);
            assertThat(fault(rows.get(1)).code()).isEqualTo(ImportProblem.ROW_CELL_TOO_LONG);
            assertThat(fault(rows.get(1)).params().get("column")).isEqualTo(2);
            assertThat(rows.get(2).cells()).containsExactly("2", "y");
        }
    }

    @Test
    void passesOverALineWithoutEnd() {
        var rows = rows("a,b\n1," + "x".repeat(3 * Limits.ROW) + "\n2,y\n", 2);
        assertThat(rows).hasSize(3);
        assertThat(fault(rows.get(1)).code()).isEqualTo(ImportProblem.ROW_TOO_LONG);
        assertThat(rows.get(2)).isEqualTo(new SourceRow(3, List.of("2", "y")));
    }

    @Test
    void dropsInvisibleCharactersOnly() {
        assertThat(cells("a\0b\u0007,\ufeffc\td\n")).containsExactly(List.of("ab", "c\td"));
    }

    @Test
    void rejectsBytesThatAreNoCharacters() {
        var rows = rows("a,b\nx" + Encoding.UNREADABLE + ",y\n", 2);
        assertThat(fault(rows.get(1)).code()).isEqualTo(ImportProblem.ROW_BYTES);
    }

    private static Finding fault(SourceRow row) {
        return java.util.Objects.requireNonNull(row.fault());
    }

    private static List<List<String>> cells(String text) {
        return read(text, Dialect.COMMAS, 0).stream().map(SourceRow::cells).toList();
    }

    private static List<SourceRow> rows(String text, int width) {
        return read(text, Dialect.COMMAS, width);
    }

    private static List<SourceRow> read(String text, Dialect dialect, int width) {
        List<SourceRow> rows = new ArrayList<>();
        try (var source = new CsvSource(new StringReader(text), dialect, "UTF-8", 1)) {
            source.expect(width, false);
            for (var row = source.next(); row != null; row = source.next()) {
                rows.add(row);
            }
        }
        return rows;
    }
}
