package guanlan.engine.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * In which encoding a text file is written, judged by all of its bytes: a mark at the start, UTF-8
 * that holds throughout, 16-bit units that read as writing, pairs of everyday Chinese characters,
 * or else western Europe.
 */
record Encoding(Charset charset, int markLength) {
    /** Stands where bytes could not be read; no file contains this noncharacter itself. */
    static final char UNREADABLE = '\uffff';

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset BIG5 = Charset.forName("Big5-HKSCS");
    private static final Charset WESTERN = Charset.forName("windows-1252");

    /** Empty for a file that is no text at all. */
    static Optional<Encoding> of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            int length = in.readNBytes(buffer, 0, buffer.length);
            Encoding marked = marked(buffer, length);
            if (marked != null) {
                return Optional.of(marked);
            }
            var census = new ByteCensus();
            while (length > 0) {
                census.take(buffer, length);
                length = in.readNBytes(buffer, 0, buffer.length);
            }
            return judged(census).map(charset -> new Encoding(charset, 0));
        }
    }

    private static @org.jspecify.annotations.Nullable Encoding marked(byte[] head, int length) {
        if (length >= 3
                && head[0] == (byte) 0xef
                && head[1] == (byte) 0xbb
                && head[2] == (byte) 0xbf) {
            return new Encoding(StandardCharsets.UTF_8, 3);
        }
        if (length >= 2 && head[0] == (byte) 0xff && head[1] == (byte) 0xfe) {
            return new Encoding(StandardCharsets.UTF_16LE, 2);
        }
        if (length >= 2 && head[0] == (byte) 0xfe && head[1] == (byte) 0xff) {
            return new Encoding(StandardCharsets.UTF_16BE, 2);
        }
        return null;
    }

    private static Optional<Charset> judged(ByteCensus census) {
        if (census.utf16LittleEndian()) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        if (census.utf16BigEndian()) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        if (census.binary()) {
            return Optional.empty();
        }
        if (census.ascii() || census.utf8()) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        double best = Math.max(census.gb(), census.big5());
        if (best < 0.5) {
            return Optional.of(WESTERN);
        }
        return Optional.of(census.big5() > census.gb() ? BIG5 : GB18030);
    }

    Reader reader(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(markLength);
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .replaceWith(String.valueOf(UNREADABLE)));
    }
}
