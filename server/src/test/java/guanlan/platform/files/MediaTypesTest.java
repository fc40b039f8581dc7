package guanlan.platform.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypesTest {
    @ParameterizedTest
    @CsvSource({
        "'%PDF-1.7', a.png, application/pdf",
        "'GIF89a', a.exe, image/gif",
        "'<html><script>', a.png, text/plain",
        "'<svg xmlns=', a.svg, text/plain",
        "'RIFF....WEBPVP8 ', a, image/webp",
        "'MZ\u0090\u0000', a.pdf, application/octet-stream"
    })
    void goesByContentNotByName(String head, String name, String type) {
        assertThat(MediaTypes.of(head.getBytes(ISO_8859_1), name)).isEqualTo(type);
    }

    @Test
    void tellsWhatAContainerHolds() throws IOException {
        byte[] office = zip("[Content_Types].xml", "word/document.xml");
        assertThat(MediaTypes.of(office, "报价.docx")).isEqualTo(MediaTypes.DOCX);
        assertThat(MediaTypes.of(office, "报价.html")).isEqualTo(MediaTypes.ZIP);
        assertThat(MediaTypes.of(zip("a.txt"), "报价.docx")).isEqualTo(MediaTypes.ZIP);
        assertThat(FileKind.of(MediaTypes.DOCX)).isEqualTo(FileKind.DOCUMENT);
    }

    @Test
    void knowsTextInEitherEncoding() {
        assertThat(MediaTypes.of("中文".getBytes(Charset.forName("GB18030")), "a.csv"))
                .isEqualTo("text/plain");
        assertThat(MediaTypes.of(new byte[] {'a', 0, 'b'}, "a.txt"))
                .isEqualTo("application/octet-stream");
    }

    @Test
    void tidiesNames() {
        assertThat(FileNames.tidy("C:\\Users\\x\\合同.pdf")).isEqualTo("合同.pdf");
        assertThat(FileNames.tidy("../../etc/passwd")).isEqualTo("passwd");
        assertThat(FileNames.tidy("a\u202etxt.exe\r\n")).isEqualTo("atxt.exe");
        assertThat(FileNames.tidy("..")).isEqualTo("file");
        assertThat(FileNames.tidy("长".repeat(300) + ".docx")).hasSize(200).endsWith(".docx");
    }

    /** It says that it has two milliards of pixels, and has none. */
    @Test
    void doesNotUnpackAPictureThatIsTooLarge() throws IOException {
        var png = new ByteArrayOutputStream();
        png.writeBytes("\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1));
        byte[] head =
                ByteBuffer.allocate(17)
                        .put("IHDR".getBytes(ISO_8859_1))
                        .putInt(46_000)
                        .putInt(46_000)
                        .put(new byte[] {8, 6, 0, 0, 0})
                        .array();
        var sum = new CRC32();
        sum.update(head);
        png.writeBytes(ByteBuffer.allocate(4).putInt(13).array());
        png.writeBytes(head);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
        assertThat(Pictures.small(new ByteArrayInputStream(png.toByteArray()))).isEmpty();
        assertThat(Pictures.small(new ByteArrayInputStream("GIF89a????".getBytes(ISO_8859_1))))
                .isEmpty();
    }

    private static byte[] zip(String... names) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write('x');
            }
        }
        return out.toByteArray();
    }
}
