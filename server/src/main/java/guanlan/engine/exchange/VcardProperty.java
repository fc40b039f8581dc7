package guanlan.engine.exchange;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One property of a card (RFC 6350, RFC 2426 and vCard 2.1): its name without the group, what its
 * parameters say it is, and its value as text.
 */
final class VcardProperty {
    private final String name;
    private final Set<String> words;
    private final String value;

    private VcardProperty(String name, Set<String> words, String value) {
        this.name = name;
        this.words = words;
        this.value = value;
    }

    /** A line that was put together again; without a colon it says nothing. */
    static VcardProperty of(String line, Charset usual) {
        int colon = outsideQuotes(line);
        if (colon < 0) {
            return new VcardProperty("", Set.of(), "");
        }
        String[] head = line.substring(0, colon).split(";");
        String name = head[0].substring(head[0].lastIndexOf('.') + 1).strip();
        Set<String> words = new HashSet<>();
        Charset charset = usual;
        for (int at = 1; at < head.length; at++) {
            String[] parameter = head[at].split("=", 2);
            String key = parameter[0].strip().toUpperCase(Locale.ROOT);
            if (parameter.length == 1) {
                words.add(key);
            } else if (key.equals("CHARSET")) {
                charset = charset(parameter[1], usual);
            } else if (key.equals("PREF")) {
                words.add("PREF");
            } else {
                for (String each : parameter[1].replace("\"", "").split(",")) {
                    words.add(each.strip().toUpperCase(Locale.ROOT));
                }
            }
        }
        String value = line.substring(colon + 1);
        boolean quoted = words.contains("QUOTED-PRINTABLE");
        return new VcardProperty(
                name.toUpperCase(Locale.ROOT), words, quoted ? decoded(value, charset) : value);
    }

    /** Whether the next line belongs to it: quoted-printable ends a line that goes on with "=". */
    static boolean goesOn(String line) {
        return line.endsWith("=")
                && line.substring(0, Math.max(0, outsideQuotes(line)))
                        .toUpperCase(Locale.ROOT)
                        .contains("QUOTED-PRINTABLE");
    }

    private static int outsideQuotes(String line) {
        boolean quoted = false;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ':' && !quoted) {
                return at;
            }
        }
        return line.indexOf(':');
    }

    String name() {
        return name;
    }

    boolean is(String word) {
        return words.contains(word);
    }

    boolean isPreferred() {
        return words.contains("PREF");
    }

    String text() {
        return unescaped(value);
    }

    /** The part between semicolons that are not escaped; empty where there is none. */
    String part(int wanted) {
        List<String> parts = new ArrayList<>();
        var part = new StringBuilder();
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            if (c == '\\' && at + 1 < value.length()) {
                part.append(c).append(value.charAt(++at));
            } else if (c == ';') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return wanted < parts.size() ? unescaped(parts.get(wanted)).strip() : "";
    }

    private static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                char next = text.charAt(++at);
                plain.append(next == 'n' || next == 'N' ? '\n' : next);
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static String decoded(String text, Charset charset) {
        var bytes = new ByteArrayOutputStream(text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            int digits = c == '=' && at + 2 < text.length() ? hex(text, at + 1) : -1;
            if (digits >= 0) {
                bytes.write(digits);
                at += 2;
            } else if (c != '=' || at + 1 < text.length()) {
                bytes.writeBytes(String.valueOf(c).getBytes(charset));
            }
        }
        return bytes.toString(charset).replace("\r\n", "\n");
    }

    private static int hex(String text, int at) {
        int high = Character.digit(text.charAt(at), 16);
        int low = at + 1 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static Charset charset(String name, Charset usual) {
        try {
            String plain = name.replace("\"", "").strip();
            return plain.equalsIgnoreCase("GB2312") || plain.equalsIgnoreCase("GBK")
                    ? Charset.forName("GB18030")
                    : Charset.forName(plain);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return usual;
        }
    }
}
