package guanlan.platform.identity;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/** Bytes in the letters and digits that people can copy by hand (RFC 4648 §6), without padding. */
final class Base32 {
    private static final String SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Base32() {}

    static String write(byte[] bytes) {
        var text = new StringBuilder();
        int buffer = 0;
        int held = 0;
        for (byte each : bytes) {
            buffer = buffer << Byte.SIZE | each & 0xFF;
            held += Byte.SIZE;
            while (held >= BITS) {
                held -= BITS;
                text.append(SIGNS.charAt(buffer >>> held & 31));
            }
        }
        if (held > 0) {
            text.append(SIGNS.charAt(buffer << BITS - held & 31));
        }
        return text.toString();
    }

    static byte[] read(String text) {
        var bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int held = 0;
        for (char sign : text.toUpperCase(Locale.ROOT).toCharArray()) {
            int value = SIGNS.indexOf(sign);
            if (value < 0) {
                throw new IllegalArgumentException("no Base32");
            }
            buffer = buffer << BITS | value;
            held += BITS;
            if (held >= Byte.SIZE) {
                held -= Byte.SIZE;
                bytes.write(buffer >>> held);
            }
        }
        return bytes.toByteArray();
    }
}
