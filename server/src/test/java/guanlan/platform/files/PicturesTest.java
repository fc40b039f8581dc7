package guanlan.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PicturesTest {
    /** The left half of the photograph is red: it comes to lie where the camera's hold says. */
    @ParameterizedTest
    @CsvSource({
        "1, 800, 400, 10, 80",
        "3, 800, 400, 310, 80",
        "6, 400, 800, 80, 10",
        "8, 400, 800, 80, 310",
        "2, 800, 400, 310, 80",
        "5, 400, 800, 80, 10"
    })
    void turnsAPhotographUpright(int held, int width, int height, int redX, int redY)
            throws IOException {
        Pictures.Small small =
                Pictures.small(new ByteArrayInputStream(photograph(held))).orElseThrow();
        assertThat(small.of()).isEqualTo(new Pictures.Measure(width, height));
        BufferedImage seen = ImageIO.read(new ByteArrayInputStream(small.content()));
        assertThat(Math.max(seen.getWidth(), seen.getHeight())).isEqualTo(Pictures.SMALL);
        assertThat(new Color(seen.getRGB(redX, redY)).getRed()).isGreaterThan(200);
        int otherX = seen.getWidth() - 1 - redX;
        int otherY = seen.getHeight() - 1 - redY;
        assertThat(new Color(seen.getRGB(otherX, otherY)).getBlue()).isGreaterThan(200);
    }

    @Test
    void keepsWhatIsClearClear() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB), "png", out);
        var small = Pictures.small(new ByteArrayInputStream(out.toByteArray())).orElseThrow();
        BufferedImage seen = ImageIO.read(new ByteArrayInputStream(small.content()));
        assertThat(seen.getRGB(4, 4) >>> 24).isZero();
        assertThat(seen.getWidth()).isEqualTo(8);
    }

    private static byte[] photograph(int held) throws IOException {
        var picture = new BufferedImage(800, 400, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, 400, 400);
        pen.setColor(Color.BLUE);
        pen.fillRect(400, 0, 400, 400);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", out);
        byte[] plain = out.toByteArray();
        byte[] exif =
                ByteBuffer.allocate(36)
                        .putShort((short) 0xFFE1)
                        .putShort((short) 34)
                        .put("Exif\0\0MM".getBytes(StandardCharsets.ISO_8859_1))
                        .putShort((short) 42)
                        .putInt(8)
                        .putShort((short) 1)
                        .putShort((short) 0x0112)
                        .putShort((short) 3)
                        .putInt(1)
                        .putShort((short) held)
                        .array();
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(Arrays.copyOf(plain, 2));
        whole.writeBytes(exif);
        whole.writeBytes(Arrays.copyOfRange(plain, 2, plain.length));
        return whole.toByteArray();
    }
}
