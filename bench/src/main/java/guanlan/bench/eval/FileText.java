package guanlan.bench.eval;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of a file, in whichever encoding of the usual ones it was written. */
final class FileText {
    private static final double MOSTLY = 0.8;

    private FileText() {}

    static String read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = decoded(bytes);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String decoded(byte[] bytes) {
        if (begins(bytes, 0xFF, 0xFE)) {
            return new String(bytes, StandardCharsets.UTF_16LE);
        }
        if (begins(bytes, 0xFE, 0xFF)) {
            return new String(bytes, StandardCharsets.UTF_16BE);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(
                    bytes, Charset.forName(isChinese(bytes) ? "GB18030" : "windows-1252"));
        }
    }

    private static boolean begins(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    /** High bytes stand in pairs in a Chinese text, alone between letters in a western one. */
    private static boolean isChinese(byte[] bytes) {
        int high = 0;
        int paired = 0;
        for (int at = 0; at < bytes.length; at++) {
            if ((bytes[at] & 0xFF) >= 0x81) {
                boolean pair = at + 1 < bytes.length && (bytes[at + 1] & 0xFF) >= 0xA1;
                high += pair ? 2 : 1;
                paired += pair ? 2 : 0;
                at += pair ? 1 : 0;
            }
        }
        return paired >= MOSTLY * high;
    }
}
