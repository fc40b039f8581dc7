package guanlan.platform.files;

import java.util.Locale;

/** Kinds of files as people name them when they say what a field takes. */
public enum FileKind {
    IMAGE,
    PDF,
    DOCUMENT,
    SHEET,
    SLIDES,
    TEXT,
    ARCHIVE,
    AUDIO,
    VIDEO,
    OTHER;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static FileKind of(String type) {
        return switch (type) {
            case "application/pdf" -> PDF;
            case MediaTypes.DOCX, MediaTypes.DOC, MediaTypes.ODT -> DOCUMENT;
            case MediaTypes.XLSX, MediaTypes.XLS, MediaTypes.ODS -> SHEET;
            case MediaTypes.PPTX, MediaTypes.PPT, MediaTypes.ODP -> SLIDES;
            case MediaTypes.ZIP, MediaTypes.SEVEN_ZIP, MediaTypes.RAR, MediaTypes.GZIP -> ARCHIVE;
            default -> byFamily(type);
        };
    }

    private static FileKind byFamily(String type) {
        return switch (type.substring(0, Math.max(0, type.indexOf('/')))) {
            case "image" -> IMAGE;
            case "text" -> TEXT;
            case "audio" -> AUDIO;
            case "video" -> VIDEO;
            default -> OTHER;
        };
    }
}
