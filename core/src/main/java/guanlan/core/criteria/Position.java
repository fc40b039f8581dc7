package guanlan.core.criteria;

/**
 * A place in the text of a condition. Lines and columns count from 1, columns in characters (code
 * points); the offset counts from 0 in UTF-16 units, as {@code String.charAt} and browsers do.
 */
public record Position(int line, int column, int offset) {

    /** The place of the character with that index among the text's code points. */
    static Position at(String text, int codePoint) {
        int offset =
                text.offsetByCodePoints(
                        0, Math.min(codePoint, text.codePointCount(0, text.length())));
        int line = 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
        int start = text.lastIndexOf('\n', offset - 1) + 1;
        return new Position(line, text.codePointCount(start, offset) + 1, offset);
    }
}
