package guanlan.bench.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables as they come: any delimiter, quotes and encoding. */
class SheetTest {
    @TempDir private Path folder;

    private Path file(String text, Charset charset) throws IOException {
        return Files.writeString(folder.resolve("table.csv"), text, charset);
    }

    @Test
    void readsWhicheverEncoding() throws IOException {
        String text = "名称,电话\n上海观澜软件有限公司,021-1\n";
        for (String charset : List.of("UTF-8", "GB18030", "UTF-16")) {
            Sheet sheet = Sheet.csv(file(text, Charset.forName(charset)));
            assertThat(sheet.headers()).as(charset).containsExactly("名称", "电话");
            assertThat(sheet.rows().getFirst()).containsExactly("上海观澜软件有限公司", "021-1");
        }
        Sheet marked = Sheet.csv(file("\uFEFF" + text, StandardCharsets.UTF_8));
        assertThat(marked.column("名称")).isZero();
        Sheet western = Sheet.csv(file("name\nCafé Zoë\n", StandardCharsets.ISO_8859_1));
        assertThat(western.rows().getFirst()).containsExactly("Café Zoë");
    }

    @Test
    void findsTheDelimiterThatCutsAllLines() {
        assertThat(Sheet.of("a;b;c\n1,5;2;3\n2,5;2;3\n").headers()).hasSize(3);
        assertThat(Sheet.of("a\tb\n1\t2\n").headers()).hasSize(2);
        assertThat(Sheet.of("Name,Share %,Growth %\nA,1,2\nB,3,4\n").headers()).hasSize(3);
        assertThat(Sheet.of("name\nSmith, Jones\nMiller\n").headers()).containsExactly("name");
    }

    @Test
    void aQuoteThatIsNeverClosedSwallowsNothing() {
        String rows = "7 \"x\" screen,1\n".repeat(40);
        assertThat(Sheet.of("name,price\n\"24 inch screen,5\n" + rows).rows()).hasSize(41);
        assertThat(Sheet.of("name,price\n\"a, b\nc\",5\n").rows().getFirst())
                .containsExactly("a, b\nc", "5");
    }

    @Test
    void shortLongAndNamelessColumnsAreTaken() {
        Sheet sheet = Sheet.of("a,,a\n1\n1,2,3,4\n");
        assertThat(sheet.headers()).doesNotHaveDuplicates().hasSize(3);
        assertThat(sheet.rows().getFirst()).containsExactly("1", "", "");
        assertThat(sheet.rows().getLast()).containsExactly("1", "2", "3");
    }

    @Test
    void refusesWhatIsNoTable() {
        assertThatThrownBy(() -> Sheet.of(" \n")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sheet.of("a,b\n1,2\n").require("alias", "short"))
                .hasMessageContaining("alias or short");
    }
}
