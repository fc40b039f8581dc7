package guanlan.platform.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Knows the media type of a content by its first bytes. A name is asked only to tell apart what one
 * container holds (documents and sheets in a ZIP), never to make a page or a script of something.
 */
final class MediaTypes {
    static final String ZIP = "application/zip";
    static final String SEVEN_ZIP = "application/x-7z-compressed";
    static final String RAR = "application/vnd.rar";
    static final String GZIP = "application/gzip";
    static final String DOC = "application/msword";
    static final String XLS = "application/vnd.ms-excel";
    static final String PPT = "application/vnd.ms-powerpoint";
    static final String DOCX =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String PPTX =
            "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    static final String ODT = "application/vnd.oasis.opendocument.text";
    static final String ODS = "application/vnd.oasis.opendocument.spreadsheet";
    static final String ODP = "application/vnd.oasis.opendocument.presentation";
    static final String TEXT = "text/plain";
    static final String UNKNOWN = "application/octet-stream";

    /** As many bytes as are looked at. */
    static final int HEAD = 8192;

    private static final Map<String, String> OLE = Map.of("doc", DOC, "xls", XLS, "ppt", PPT);

    private MediaTypes() {}

    /** A beginning that only one type has. */
    private record Mark(int at, String bytes, String type) {
        boolean fits(String head) {
            return head.startsWith(bytes, at);
        }
    }

    private static final List<Mark> MARKS =
            List.of(
                    new Mark(0, "\u00ff\u00d8\u00ff", "image/jpeg"),
                    new Mark(0, "\u0089PNG\r\n\u001a\n", "image/png"),
                    new Mark(0, "GIF87a", "image/gif"),
                    new Mark(0, "GIF89a", "image/gif"),
                    new Mark(8, "WEBPVP8", "image/webp"),
                    new Mark(0, "II*\u0000", "image/tiff"),
                    new Mark(0, "MM\u0000*", "image/tiff"),
                    new Mark(4, "ftypheic", "image/heic"),
                    new Mark(4, "ftypavif", "image/avif"),
                    new Mark(0, "%PDF-", "application/pdf"),
                    new Mark(0, "7z\u00bc\u00af\u0027\u001c", SEVEN_ZIP),
                    new Mark(0, "Rar!\u001a\u0007", RAR),
                    new Mark(0, "\u001f\u008b", GZIP),
                    new Mark(4, "ftyp", "video/mp4"),
                    new Mark(0, "\u001aE\u00df\u00a3", "video/webm"),
                    new Mark(8, "AVI LIST", "video/x-msvideo"),
                    new Mark(0, "ID3", "audio/mpeg"),
                    new Mark(0, "\u00ff\u00fb", "audio/mpeg"),
                    new Mark(8, "WAVEfmt ", "audio/wav"),
                    new Mark(0, "OggS", "audio/ogg"),
                    new Mark(0, "fLaC", "audio/flac"));

    static String of(byte[] head, String name) {
        String latin = new String(head, 0, Math.min(head.length, HEAD), ISO_8859_1);
        for (Mark mark : MARKS) {
            if (mark.fits(latin)) {
                return mark.type();
            }
        }
        String ending = ending(name);
        if (latin.startsWith("PK\u0003\u0004") || latin.startsWith("PK\u0005\u0006")) {
            return zipped(latin, ending);
        }
        if (latin.startsWith("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
            return OLE.getOrDefault(ending, "application/x-ole-storage");
        }
        if (latin.startsWith("BM") && ending.equals("bmp")) {
            return "image/bmp";
        }
        return isText(head) ? TEXT : UNKNOWN;
    }

    private static String zipped(String head, String ending) {
        for (String open : List.of(ODT, ODS, ODP)) {
            if (head.contains("mimetype" + open)) {
                return open;
            }
        }
        boolean office = head.contains("[Content_Types].xml") || head.contains("_rels/.rels");
        return switch (ending) {
            case "docx" -> office ? DOCX : ZIP;
            case "xlsx" -> office ? XLSX : ZIP;
            case "pptx" -> office ? PPTX : ZIP;
            default -> ZIP;
        };
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** Without controls, and sound as UTF-8 or GB18030; the last character may be cut. */
    private static boolean isText(byte[] head) {
        for (byte each : head) {
            boolean space = each == '\t' || each == '\n' || each == '\r' || each == '\f';
            if (each >= 0 && each < 0x20 && !space || each == 0x7f) {
                return false;
            }
        }
        return reads(head, "UTF-8") || reads(head, "GB18030");
    }

    private static boolean reads(byte[] head, String charset) {
        for (int cut = 0; cut <= Math.min(3, head.length); cut++) {
            try {
                Charset.forName(charset)
                        .newDecoder()
                        .decode(ByteBuffer.wrap(Arrays.copyOf(head, head.length - cut)));
                return true;
            } catch (CharacterCodingException _) {
                if (head.length < HEAD) {
                    return false;
                }
            }
        }
        return false;
    }
}
