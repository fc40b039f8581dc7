package guanlan.platform.files;

import java.text.Normalizer;

/** Names as people gave them to files, fit to be kept and shown. */
public final class FileNames {
    private static final int LONGEST = 200;
    private static final String NAMELESS = "file";

    private FileNames() {}

    /**
     * Without the folders that some programs send along, without controls and marks that turn the
     * direction of writing around (they make "exe" look like "txt"); a long one keeps its ending.
     */
    public static String tidy(String given) {
        String name =
                Normalizer.normalize(given, Normalizer.Form.NFC)
                        .replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}]", "")
                        .replaceFirst("^.*[/\\\\]", "")
                        .strip()
                        .replaceFirst("^\\.+", "");
        if (name.isEmpty()) {
            return NAMELESS;
        }
        return name.codePointCount(0, name.length()) <= LONGEST ? name : shortened(name);
    }

    private static String shortened(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
        int end = name.offsetByCodePoints(0, LONGEST - ending.length());
        return name.substring(0, end) + ending;
    }
}
