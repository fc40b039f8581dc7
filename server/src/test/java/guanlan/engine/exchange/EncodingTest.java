package guanlan.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingTest {
    private static final String SIMPLIFIED =
            "公司名称,联系人,电话\n上海精工机械有限公司,林晓东,021-58881234\n深圳市华强北电子科技股份有限公司,王芳,13800138000\n";
    private static final String TRADITIONAL =
            "公司名稱,聯絡人,電話\n台灣積體電路製造股份有限公司,陳志明,03-5636688\n鴻海精密工業股份有限公司,黃淑芬,02-22683466\n";
    private static final String WESTERN =
            "Société,Ville,Téléphone\nMüller & Söhne GmbH,Köln,0221 123\nCafé de la Gare,Besançon,+33 3\n";
    private static final String ENGLISH =
            "company,city,phone\nAcme,Springfield,555-0100\nGlobex,Shelbyville,1\n";

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "SIMPLIFIED, UTF-8, UTF-8",
        "SIMPLIFIED, GB18030, GB18030",
        "SIMPLIFIED, GBK, GB18030",
        "SIMPLIFIED, UTF-16LE, UTF-16LE",
        "SIMPLIFIED, UTF-16BE, UTF-16BE",
        "TRADITIONAL, UTF-8, UTF-8",
        "TRADITIONAL, Big5, Big5-HKSCS",
        "TRADITIONAL, GB18030, GB18030",
        "TRADITIONAL, UTF-16LE, UTF-16LE",
        "WESTERN, windows-1252, windows-1252",
        "WESTERN, UTF-8, UTF-8",
        "WESTERN, UTF-16BE, UTF-16BE",
        "ENGLISH, UTF-8, UTF-8",
        "ENGLISH, UTF-16LE, UTF-16LE",
        "ENGLISH, UTF-16BE, UTF-16BE"
    })
    void recognisesWhatATextIsWrittenIn(String text, String written, String found)
            throws IOException {
        assertThat(
                        of(text(text).getBytes(Charset.forName(written)))
                                .map(each -> each.charset().name()))
                .contains(found);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, EFBBBF", "UTF-16LE, FFFE", "UTF-16BE, FEFF"})
    void believesAMarkAndDoesNotReadIt(String charset, String mark) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(java.util.HexFormat.of().parseHex(mark));
        bytes.write(SIMPLIFIED.getBytes(Charset.forName(charset)));
        Path file = file(bytes.toByteArray());

        Encoding encoding = Encoding.of(file).orElseThrow();

        assertThat(encoding.charset().name()).isEqualTo(charset);
        assertThat(encoding.reader(file).readAllAsString()).isEqualTo(SIMPLIFIED);
    }

    @Test
    void seesChineseFarBehindALongEnglishStart() throws IOException {
        byte[] gb = (ENGLISH.repeat(5_000) + SIMPLIFIED).getBytes(Charset.forName("GB18030"));
        assertThat(of(gb).orElseThrow().charset().name()).isEqualTo("GB18030");
    }

    @Test
    void keepsUtf8DespiteAFewBrokenBytesAndMarksThem() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(SIMPLIFIED.repeat(100).getBytes(StandardCharsets.UTF_8));
        bytes.write(new byte[] {'x', (byte) 0xff, 'y', '\n'});
        Path file = file(bytes.toByteArray());

        Encoding encoding = Encoding.of(file).orElseThrow();

        assertThat(encoding.charset()).isEqualTo(StandardCharsets.UTF_8);
        assertThat(encoding.reader(file).readAllAsString())
                .endsWith("x" + Encoding.UNREADABLE + "y\n");
    }

    @Test
    void knowsAFourByteCharacterOfGb18030() throws IOException {
        String rare = "姓名,公司\n𠮷田," + "上海精工机械有限公司\n".repeat(3);
        Path file = file(rare.getBytes(Charset.forName("GB18030")));
        assertThat(Encoding.of(file).orElseThrow().reader(file).readAllAsString()).isEqualTo(rare);
    }

    @Test
    void refusesWhatIsNoText() throws IOException {
        byte[] noise = new byte[20_000];
        new java.util.Random(7).nextBytes(noise);
        assertThat(of(noise)).isEmpty();
    }

    @Test
    void letsAStrayZeroPass() throws IOException {
        String text = ENGLISH.repeat(200) + "Ac\0me,x,y\n";
        assertThat(of(text.getBytes(StandardCharsets.US_ASCII)).map(each -> each.charset().name()))
                .contains("UTF-8");
    }

    private static String text(String name) {
        return switch (name) {
            case "SIMPLIFIED" -> SIMPLIFIED;
            case "TRADITIONAL" -> TRADITIONAL;
            case "WESTERN" -> WESTERN;
            default -> ENGLISH;
        };
    }

    private Optional<Encoding> of(byte[] bytes) throws IOException {
        return Encoding.of(file(bytes));
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("table.csv"), bytes);
    }
}
