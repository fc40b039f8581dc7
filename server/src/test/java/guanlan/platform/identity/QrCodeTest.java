package guanlan.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {
    private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");
    private static final int QUIET = 4;

    @Test
    void isReadBackByACamera() throws Exception {
        String text = "otpauth://totp/%E8%A7%82%E6%BE%9C:lin?secret=JBSWY3DPEHPK3PXP";
        QrCode code = QrCode.of(text);
        int side = code.size() + 2 * QUIET;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, 0xFFFFFF);
        var modules = MODULE.matcher(code.path());
        while (modules.find()) {
            int x = Integer.parseInt(modules.group(1)) + QUIET;
            int y = Integer.parseInt(modules.group(2)) + QUIET;
            pixels[y * side + x] = 0;
        }
        var picture =
                new BinaryBitmap(
                        new GlobalHistogramBinarizer(new RGBLuminanceSource(side, side, pixels)));
        var read = new QRCodeReader().decode(picture, Map.of(DecodeHintType.PURE_BARCODE, true));
        assertThat(read.getText()).isEqualTo(text);
    }
}
