package guanlan.engine.exchange;

import guanlan.platform.problems.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Looks through a zipped workbook before anything is read from it: every part is inflated once and
 * thrown away, counted against limits, because what a zip says of its own sizes need not be true.
 * Afterwards the workbook may be read without fear for the memory. Counts the rows on the way.
 */
final class ZipGuard {
    private static final int PARTS = 2_000;
    private static final long INFLATED = 4L << 30;

    /** The strings of a workbook are held in memory while it is read. */
    private static final long STRINGS = 128L << 20;

    private static final long RATIO = 400;
    private static final long RATIO_FROM = 64L << 20;

    /** Bytes of one row and of one text. */
    private static final long ROW = 32L << 20;

    private static final long TEXT = 8L << 20;

    private final byte[] buffer = new byte[1 << 16];
    private long inflated;
    private long rows;
    private long text;
    private long row;
    private int matched;

    private ZipGuard() {}

    /** The rows of the largest sheet, as an upper bound; refuses what is no workbook. */
    static long rows(Path file) throws IOException {
        var guard = new ZipGuard();
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > PARTS) {
                throw inflatedTooFar();
            }
            long most = 0;
            for (var parts = zip.entries(); parts.hasMoreElements(); ) {
                most = Math.max(most, guard.part(zip, parts.nextElement()));
            }
            return most;
        } catch (ZipException damaged) {
            throw new Problem(ImportProblem.DAMAGED);
        }
    }

    static boolean isWorkbook(Path file) {
        try (var zip = new ZipFile(file.toFile())) {
            return zip.getEntry("xl/workbook.xml") != null;
        } catch (IOException damaged) {
            return false;
        }
    }

    private long part(ZipFile zip, ZipEntry part) throws IOException {
        long size = 0;
        rows = 0;
        text = 0;
        row = 0;
        boolean sheet = part.getName().startsWith("xl/worksheets/");
        boolean strings = part.getName().endsWith("sharedStrings.xml");
        try (InputStream in = zip.getInputStream(part)) {
            for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
                size += length;
                inflated += length;
                boolean swollen =
                        size > RATIO_FROM && size / RATIO > Math.max(1, part.getCompressedSize());
                if (swollen || inflated > INFLATED || strings && size > STRINGS) {
                    throw inflatedTooFar();
                }
                if (sheet || strings) {
                    scan(length);
                }
            }
        }
        return rows;
    }

    private void scan(int length) {
        for (int at = 0; at < length; at++) {
            byte b = buffer[at];
            if (b == '<') {
                matched = 1;
                text = 0;
            } else if (matched > 0 && matched < 4 && b == "<row".charAt(matched)) {
                matched++;
            } else if (matched == 4 && (b == ' ' || b == '>' || b == '/')) {
                rows++;
                row = 0;
                matched = 0;
            } else {
                matched = 0;
            }
            if (++text > TEXT || ++row > ROW && rows > 0) {
                throw inflatedTooFar();
            }
        }
    }

    private static Problem inflatedTooFar() {
        return new Problem(ImportProblem.INFLATED, Map.of());
    }
}
