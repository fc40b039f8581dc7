package guanlan.engine.exchange;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import guanlan.platform.problems.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A file recognised as a table, whatever its name says, and how to read it: this is what an import
 * remembers so that it can open the file again in exactly the same way.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "format")
sealed interface TableFile {

    /** A text: its encoding and dialect, and how many characters at its start are no table. */
    record Csv(String encoding, int markLength, Dialect dialect, int preamble)
            implements TableFile {
        @Override
        public TableSource open(Path file) {
            try {
                Reader reader = new Encoding(Charset.forName(encoding), markLength).reader(file);
                long skipped = reader.skip(preamble);
                return new CsvSource(reader, dialect, encoding, skipped > 0 ? 2 : 1);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    /** A workbook: its sheet, and how many rows that holds at most. */
    record Xlsx(String sheet, long rows) implements TableFile {
        @Override
        public TableSource open(Path file) {
            return XlsxSource.open(file);
        }
    }

    /** Cards of an address book: their encoding, and what they say anything of. */
    record Cards(String encoding, int markLength, List<VcardColumn> columns) implements TableFile {
        public Cards {
            columns = List.copyOf(columns);
        }

        @Override
        public TableSource open(Path file) {
            return new VcardSource(lines(file), columns);
        }

        private VcardLines lines(Path file) {
            try {
                Reader reader = new Encoding(Charset.forName(encoding), markLength).reader(file);
                return new VcardLines(new BufferedReader(reader), encoding);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        /** Reads all cards once for the columns that they fill. */
        private static Cards of(Path file, Encoding encoding) throws IOException {
            var empty = new Cards(encoding.charset().name(), encoding.markLength(), List.of());
            Set<VcardColumn> said = EnumSet.noneOf(VcardColumn.class);
            try (VcardLines lines = empty.lines(file)) {
                for (Vcard card = lines.next(); card != null; card = lines.next()) {
                    said.addAll(card.columns());
                }
            }
            if (said.isEmpty()) {
                throw new Problem(ImportProblem.NO_ROWS);
            }
            return new Cards(empty.encoding, empty.markLength, List.copyOf(said));
        }
    }

    /** From the first row on, the header included. */
    TableSource open(Path file);

    static TableFile recognise(Path file) {
        try {
            if (Files.size(file) == 0) {
                throw new Problem(ImportProblem.EMPTY);
            }
            if (Files.size(file) > Limits.FILE) {
                throw new Problem(ImportProblem.TOO_LARGE, Map.of("limit", Limits.FILE >> 20));
            }
            FileKind kind = FileKind.of(head(file));
            return switch (kind) {
                case TEXT -> text(file);
                case ZIP -> zip(file);
                case XLS,
                        PNG,
                        JPEG,
                        GIF,
                        WEBP,
                        PDF,
                        GZIP,
                        RAR,
                        SEVEN_ZIP,
                        SQLITE,
                        RTF,
                        HTML,
                        BINARY ->
                        throw unreadable(kind);
            };
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(64);
        }
    }

    private static TableFile zip(Path file) throws IOException {
        if (!ZipGuard.isWorkbook(file)) {
            throw unreadable(FileKind.ZIP);
        }
        long rows = ZipGuard.rows(file);
        try (var source = XlsxSource.open(file)) {
            return new Xlsx(source.sheet(), rows);
        }
    }

    private static TableFile text(Path file) throws IOException {
        Encoding encoding = Encoding.of(file).orElseThrow(() -> unreadable(FileKind.BINARY));
        char[] sample = new char[Dialects.SAMPLE];
        int length;
        try (Reader reader = encoding.reader(file)) {
            length = fill(reader, sample);
        }
        String text = new String(sample, 0, length);
        if (text.isBlank()) {
            throw new Problem(ImportProblem.EMPTY);
        }
        if (VcardLines.begins(text)) {
            return Cards.of(file, encoding);
        }
        var declared = Dialects.DECLARED.matcher(text);
        return new Csv(
                encoding.charset().name(),
                encoding.markLength(),
                Dialects.guess(text, length < sample.length),
                declared.lookingAt() ? declared.end() : 0);
    }

    private static int fill(Reader reader, char[] sample) throws IOException {
        int length = 0;
        while (length < sample.length) {
            int count = reader.read(sample, length, sample.length - length);
            if (count < 0) {
                break;
            }
            length += count;
        }
        return length;
    }

    private static Problem unreadable(FileKind kind) {
        return new Problem(ImportProblem.UNREADABLE, Map.of("kind", kind.key()));
    }
}
