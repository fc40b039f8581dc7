package guanlan.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.platform.problems.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxSourceTest {
    @TempDir Path folder;

    @Test
    void writesEveryCellAsAPersonWouldTypeIt() throws IOException {
        var survey =
                Survey.of(
                        workbook(
                                sheet -> {
                                    for (int column = 0; column < 8; column++) {
                                        sheet.value(0, column, "c" + column);
                                    }
                                    sheet.value(1, 0, "上海精工 & <Co>");
                                    sheet.value(1, 1, LocalDate.of(2024, 3, 5));
                                    sheet.style(1, 1).format("yyyy\"年\"m\"月\"d\"日\"").set();
                                    sheet.value(1, 2, LocalDateTime.of(2024, 3, 5, 14, 30));
                                    sheet.style(1, 2).format("yyyy-mm-dd hh:mm").set();
                                    sheet.value(1, 3, 13800138000L);
                                    sheet.value(1, 4, 0.1 + 0.2);
                                    sheet.value(1, 5, 0.125);
                                    sheet.style(1, 5).format("0.0%").set();
                                    sheet.value(1, 6, true);
                                    sheet.value(1, 7, 1234.5);
                                    sheet.style(1, 7).format("#,##0.00 \"days\";[Red]-0").set();
                                }));

        assertThat(survey.first().getFirst().cells())
                .containsExactly(
                        "上海精工 & <Co>",
                        "2024-03-05",
                        "2024-03-05T14:30:00",
                        "13800138000",
                        "0.3",
                        "12.5%",
                        "true",
                        "1234.5");
    }

    @Test
    void keepsColumnsApartWhereCellsAreMissing() throws IOException {
        var survey =
                Survey.of(
                        workbook(
                                sheet -> {
                                    sheet.value(0, 0, "name");
                                    sheet.value(0, 1, "phone");
                                    sheet.value(0, 2, "city");
                                    sheet.value(1, 0, "Acme");
                                    sheet.value(1, 2, "Bonn");
                                    sheet.value(4, 0, "Globex");
                                }));

        assertThat(survey.first())
                .containsExactly(
                        new SourceRow(2, List.of("Acme", "", "Bonn")),
                        new SourceRow(5, List.of("Globex")));
        assertThat(survey.shape().file()).isEqualTo(new TableFile.Xlsx("Kunden", 3));
    }

    @Test
    void refusesAWorkbookWithoutCells() {
        refuses(ImportProblem.EMPTY, () -> workbook(_ -> {}));
    }

    @Test
    void refusesAnArchiveThatIsNoWorkbook() {
        refuses(ImportProblem.UNREADABLE, () -> zip("readme.txt", out -> out.write('x')));
    }

    @Test
    void refusesABombBeforeReadingItIn() {
        byte[] zeros = new byte[1 << 20];
        refuses(
                ImportProblem.INFLATED,
                () ->
                        zip(
                                "xl/workbook.xml",
                                out -> {
                                    for (int megabyte = 0; megabyte < 300; megabyte++) {
                                        out.write(zeros);
                                    }
                                }));
    }

    @Test
    void refusesATextWithoutEndInASheet() {
        byte[] letters = "<row><c t=\"inlineStr\"><is><t>".getBytes(StandardCharsets.UTF_8);
        byte[] random = new byte[1 << 20];
        var source = new java.util.Random(3);
        for (int at = 0; at < random.length; at++) {
            random[at] = (byte) ('a' + source.nextInt(26));
        }
        refuses(
                ImportProblem.INFLATED,
                () ->
                        zip(
                                "xl/worksheets/sheet1.xml",
                                out -> {
                                    out.write(letters);
                                    for (int megabyte = 0; megabyte < 10; megabyte++) {
                                        out.write(random);
                                    }
                                }));
    }

    @Test
    void refusesATornWorkbook() throws IOException {
        Path whole = workbook(sheet -> sheet.value(0, 0, "name"));
        byte[] bytes = Files.readAllBytes(whole);
        refuses(
                ImportProblem.UNREADABLE,
                () ->
                        Files.write(
                                folder.resolve("torn.xlsx"),
                                java.util.Arrays.copyOf(bytes, bytes.length / 2)));
    }

    private interface Making {
        Path make() throws IOException;
    }

    private interface Filling {
        void fill(OutputStream out) throws IOException;
    }

    private static void refuses(ImportProblem code, Making file) {
        assertThatThrownBy(() -> Survey.of(file.make()))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private Path workbook(Consumer<Worksheet> fill) throws IOException {
        Path file = folder.resolve("book.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                var book = new Workbook(out, "test", "1.0")) {
            fill.accept(book.newWorksheet("Kunden"));
        }
        return file;
    }

    private Path zip(String name, Filling content) throws IOException {
        Path file = folder.resolve("archive.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            if (!name.equals("xl/workbook.xml") && name.startsWith("xl/")) {
                zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            }
            zip.putNextEntry(new ZipEntry(name));
            content.fill(zip);
        }
        return file;
    }
}
