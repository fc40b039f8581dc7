package guanlan.engine.schema;

import java.util.Set;

/**
 * The words that CEL keeps for itself. A field may be called by one; in criteria it is then written
 * with an underscore behind it ({@code in_ == "Shanghai"}).
 */
final class CelWords {
    private static final Set<String> WORDS =
            Set.of(
                    "as",
                    "break",
                    "const",
                    "continue",
                    "else",
                    "false",
                    "for",
                    "function",
                    "if",
                    "import",
                    "in",
                    "let",
                    "loop",
                    "namespace",
                    "null",
                    "package",
                    "return",
                    "true",
                    "var",
                    "void",
                    "while");

    private CelWords() {}

    static String written(String field) {
        return WORDS.contains(field) ? field + "_" : field;
    }

    static String meant(String word) {
        String stem = word.endsWith("_") ? word.substring(0, word.length() - 1) : word;
        return WORDS.contains(stem) ? stem : word;
    }
}
