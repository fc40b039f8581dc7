package guanlan.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.platform.problems.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurveyTest {
    @TempDir Path folder;

    @Test
    void findsDelimiterHeadingAndCount() throws IOException {
        var survey = survey("公司名称;电话;金额\n甲公司;1;1,5\n乙公司;2;2,5\n");

        assertThat(delimiter(survey)).isEqualTo(';');
        assertThat(survey.shape().heading())
                .isEqualTo(new Heading(1, java.util.List.of("公司名称", "电话", "金额")));
        assertThat(survey.rows()).isEqualTo(2);
        assertThat(survey.exact()).isTrue();
    }

    @Test
    void prefersTheDelimiterOverCommasInText() throws IOException {
        var survey =
                survey("name\taddress\nAcme, Inc.\t1 Main St, Springfield\nGlobex\t2 Side St\n");
        assertThat(delimiter(survey)).isEqualTo('\t');
    }

    @Test
    void believesADeclaredDelimiter() throws IOException {
        var survey = survey("sep=|\nname|city\nAcme|Köln\n");
        assertThat(survey.shape().heading().names()).containsExactly("name", "city");
        assertThat(survey.shape().heading().line()).isEqualTo(2);
        assertThat(survey.first().getFirst().line()).isEqualTo(3);
    }

    @Test
    void passesOverTitlesAboveTheHeading() throws IOException {
        var survey = survey("客户清单 2024,,\n,,\n名称,电话,城市\n甲,1,上海\n");
        assertThat(survey.shape().heading().line()).isEqualTo(3);
        assertThat(survey.rows()).isEqualTo(1);
    }

    @Test
    void givesLettersToATableWithoutHeading() throws IOException {
        var survey = survey("a@x.com,2024-03-05,12\nb@y.com,2024-03-06,13\n");
        assertThat(survey.shape().heading())
                .isEqualTo(new Heading(0, java.util.List.of("A", "B", "C")));
        assertThat(survey.rows()).isEqualTo(2);
    }

    @Test
    void namesBlankAndRepeatedColumns() throws IOException {
        var survey = survey("name,,name,phone\na,b,c,d\n");
        assertThat(survey.shape().heading().names())
                .containsExactly("name", "B", "name (2)", "phone");
    }

    @Test
    void readsASingleColumn() throws IOException {
        var survey = survey("name\nAcme\nGlobex\n");
        assertThat(survey.shape().heading().names()).containsExactly("name");
        assertThat(survey.rows()).isEqualTo(2);
    }

    @Test
    void takesTwoHundredColumns() throws IOException {
        String header =
                IntStream.range(0, 200).mapToObj(at -> "c" + at).collect(Collectors.joining(","));
        var survey = survey(header + "\n" + ",x".repeat(199) + "\n");
        assertThat(survey.shape().heading().names()).hasSize(200);
        assertThat(survey.first().getFirst().fault()).isNull();
    }

    @Test
    void refusesMoreThanAThousandColumns() {
        refuses(
                ImportProblem.TOO_MANY_COLUMNS,
                ("c,".repeat(1500) + "c\n" + "x,".repeat(1500) + "x\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesEmptyBlankAndHeaderOnlyFiles() {
        refuses(ImportProblem.EMPTY, new byte[0]);
        refuses(ImportProblem.EMPTY, " \n\n \r\n".getBytes(StandardCharsets.UTF_8));
        refuses(ImportProblem.EMPTY, new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
        refuses(ImportProblem.EMPTY, ",,,\n,,,\n".getBytes(StandardCharsets.UTF_8));
        refuses(ImportProblem.NO_ROWS, "name,phone\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void saysWhatARenamedPictureIs() {
        byte[] png = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");
        assertThatThrownBy(() -> Survey.of(Files.write(folder.resolve("t.xlsx"), png)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.code()).isEqualTo(ImportProblem.UNREADABLE);
                            assertThat(problem.params().get("kind")).isEqualTo("png");
                        });
    }

    @Test
    void rejectsARowOfAnotherWidthFarDownByItsLine() throws IOException {
        var text = new StringBuilder("name,phone,city\n");
        for (int row = 1; row <= 50_010; row++) {
            text.append(
                    row == 50_001
                            ? "Acme,12\n"
                            : row == 50_003 ? "Acme,12,Bonn,x\n" : "Acme,12,Bonn\n");
        }
        Path file = Files.writeString(folder.resolve("t.csv"), text);
        var survey = Survey.of(file);
        assertThat(survey.rows()).isEqualTo(50_010);

        try (var rows = Rows.open(file, survey.shape())) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                boolean wrong = row.line() == 50_002 || row.line() == 50_004;
                assertThat(row.fault() == null).isEqualTo(!wrong);
            }
        }
    }

    @Test
    void takesMissingCellsForEmptyWhereAFileLeavesThemOut() throws IOException {
        var survey = survey("name,phone,city\n" + "Acme,12,Bonn\nGlobex\n".repeat(40));
        assertThat(survey.first()).allMatch(row -> row.fault() == null);
        assertThat(survey.shape().shorter()).isTrue();
    }

    @Test
    void ignoresEmptyCellsBeyondTheHeading() throws IOException {
        var survey = survey("name,phone,,\nAcme,12,,\n");
        assertThat(survey.shape().heading().names()).containsExactly("name", "phone");
        assertThat(survey.first().getFirst().fault()).isNull();
    }

    private static char delimiter(Survey survey) {
        return ((TableFile.Csv) survey.shape().file()).dialect().delimiter();
    }

    private void refuses(ImportProblem code, byte[] bytes) {
        assertThatThrownBy(() -> Survey.of(Files.write(folder.resolve("t.csv"), bytes)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private Survey survey(String text) throws IOException {
        return Survey.of(Files.writeString(folder.resolve("t.csv"), text));
    }
}
