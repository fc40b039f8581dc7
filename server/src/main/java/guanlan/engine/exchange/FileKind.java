package guanlan.engine.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a file is by its content, whatever its name says. */
enum FileKind {
    TEXT,
    /** The old binary workbook, and the shell of a password-protected new one. */
    XLS("d0cf11e0a1b11ae1"),
    ZIP("504b0304"),
    PNG("89504e470d0a1a0a"),
    JPEG("ffd8ff"),
    GIF("47494638"),
    WEBP("52494646........57454250"),
    PDF("255044462d"),
    GZIP("1f8b08"),
    RAR("526172211a07"),
    SEVEN_ZIP("377abcaf271c"),
    SQLITE("53514c69746520666f726d6174"),
    RTF("7b5c727466"),
    HTML,
    BINARY;

    private final String signature;

    FileKind() {
        this("");
    }

    /** The first bytes as hex digits, a dot for any digit. */
    FileKind(String signature) {
        this.signature = signature;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By the first bytes alone; a zip may still turn out to be a workbook. */
    static FileKind of(byte[] head) {
        for (FileKind kind : values()) {
            if (!kind.signature.isEmpty() && kind.begins(head)) {
                return kind;
            }
        }
        return markup(head) ? HTML : TEXT;
    }

    private boolean begins(byte[] head) {
        if (head.length * 2 < signature.length()) {
            return false;
        }
        for (int at = 0; at < signature.length(); at += 2) {
            String digits = signature.substring(at, at + 2);
            if (!digits.equals("..") && (head[at / 2] & 0xff) != Integer.parseInt(digits, 16)) {
                return false;
            }
        }
        return true;
    }

    private static boolean markup(byte[] head) {
        String start =
                new String(head, StandardCharsets.ISO_8859_1)
                        .stripLeading()
                        .toLowerCase(Locale.ROOT);
        return start.startsWith("<!doctype html")
                || start.startsWith("<html")
                || start.startsWith("<table");
    }
}
