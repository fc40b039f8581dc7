package guanlan.engine.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Damages files as life does, and as nobody expects: the same seed always damages in the same way.
 */
final class Mutations {
    private static final List<String> TOKENS =
            List.of(
                    "\"",
                    "\"\"",
                    "\",\"",
                    ",",
                    ";",
                    "\t",
                    "|",
                    "\r",
                    "\n",
                    "\r\n",
                    "\n\n\n",
                    "'",
                    "\\",
                    "=1+1",
                    "=HYPERLINK(\"x\")",
                    "\ufeff",
                    "\u0000",
                    "\u2028",
                    "\uffff",
                    "\ud800",
                    "𠮷",
                    "é",
                    "1e999",
                    "-0",
                    "99999999999999999999",
                    "2024-02-30",
                    "#REF!",
                    "<",
                    "&amp;",
                    "]]>",
                    "_x0000_",
                    "END:VCARD",
                    "BEGIN:VCARD",
                    "=E4=B8=AD",
                    "=",
                    ";ENCODING=QUOTED-PRINTABLE:",
                    "sep=;\n",
                    "名称,名称\n");
    private static final List<String> CHARSETS =
            List.of("UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE", "windows-1252");

    private final SplittableRandom chance;

    Mutations(long seed) {
        this.chance = new SplittableRandom(seed);
    }

    /** One to six things done to a file, or to what a workbook is packed of. */
    byte[] of(List<byte[]> samples) {
        byte[] content = samples.get(chance.nextInt(samples.size()));
        boolean packed = content.length > 4 && content[0] == 'P' && content[1] == 'K';
        if (packed && chance.nextInt(4) > 0) {
            return repacked(content);
        }
        for (int times = 1 + chance.nextInt(6); times > 0; times--) {
            content = once(content, samples);
        }
        return content;
    }

    private byte[] once(byte[] content, List<byte[]> samples) {
        int at = chance.nextInt(content.length + 1);
        int to = Math.min(content.length, at + 1 + chance.nextInt(64));
        return switch (chance.nextInt(10)) {
            case 0 -> flipped(content);
            case 1 -> joined(head(content, at), tail(content, to));
            case 2 -> head(content, at);
            case 3 -> joined(head(content, to), tail(content, at));
            case 4, 5 -> joined(head(content, at), token(), tail(content, at));
            case 6 -> joined(head(content, at), noise(), tail(content, at));
            case 7 ->
                    joined(
                            head(content, at),
                            tail(samples.get(chance.nextInt(samples.size())), at / 2));
            case 8 -> transcoded(content);
            default -> repeated(content, at, to);
        };
    }

    private byte[] flipped(byte[] content) {
        byte[] other = content.clone();
        if (other.length > 0) {
            other[chance.nextInt(other.length)] ^= (byte) (1 << chance.nextInt(8));
        }
        return other;
    }

    private byte[] token() {
        String token = TOKENS.get(chance.nextInt(TOKENS.size()));
        return token.repeat(1 + chance.nextInt(3)).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] noise() {
        byte[] noise = new byte[1 + chance.nextInt(200)];
        chance.nextBytes(noise);
        return noise;
    }

    private byte[] transcoded(byte[] content) {
        Charset from = Charset.forName(CHARSETS.get(chance.nextInt(CHARSETS.size())));
        Charset to = Charset.forName(CHARSETS.get(chance.nextInt(CHARSETS.size())));
        return new String(content, from).getBytes(to);
    }

    /** A part many times, which makes long cells and rows, up to some hundred kilobytes. */
    private byte[] repeated(byte[] content, int at, int to) {
        byte[] part = Arrays.copyOfRange(content, at, Math.max(at, to));
        var out = new ByteArrayOutputStream();
        out.writeBytes(head(content, at));
        for (int times = chance.nextInt(4_000); times > 0 && out.size() < 400_000; times--) {
            out.writeBytes(part);
        }
        out.writeBytes(tail(content, at));
        return out.toByteArray();
    }

    private byte[] repacked(byte[] content) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                parts.put(part.getName(), zip.readAllBytes());
            }
            List<String> names = List.copyOf(parts.keySet());
            String chosen = names.get(chance.nextInt(names.size()));
            byte[] part = parts.getOrDefault(chosen, new byte[0]);
            parts.put(chosen, once(part, List.copyOf(parts.values())));
            if (chance.nextInt(8) == 0) {
                parts.remove(names.get(chance.nextInt(names.size())));
            }
            return packed(parts);
        } catch (IOException otherwise) {
            return once(content, List.of(content));
        }
    }

    static byte[] packed(Map<String, byte[]> parts) {
        var out = new ByteArrayOutputStream();
        try (var packed = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : parts.entrySet()) {
                packed.putNextEntry(new ZipEntry(each.getKey()));
                packed.write(each.getValue());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return out.toByteArray();
    }

    private static byte[] head(byte[] content, int to) {
        return Arrays.copyOf(content, Math.min(to, content.length));
    }

    private static byte[] tail(byte[] content, int from) {
        return Arrays.copyOfRange(content, Math.min(from, content.length), content.length);
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
