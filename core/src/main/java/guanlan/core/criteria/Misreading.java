package guanlan.core.criteria;

import dev.cel.common.CelIssue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says what is wrong with a text that the parser refused, in terms of what people write: words and
 * operators of other languages, full-width punctuation, labels instead of names, forgotten quotes.
 */
final class Misreading {
    private static final Map<String, String> OPERATORS =
            Map.ofEntries(
                    Map.entry("and", "&&"),
                    Map.entry("or", "||"),
                    Map.entry("not", "!"),
                    Map.entry("is", "=="),
                    Map.entry("like", "contains(field, \"…\")"),
                    Map.entry("ilike", "contains(field, \"…\")"),
                    Map.entry("between", "field >= a && field <= b"),
                    Map.entry("<>", "!="),
                    Map.entry("=", "=="),
                    Map.entry("&", "&&"),
                    Map.entry("|", "||"));
    private static final Map<String, String> PUNCTUATION =
            Map.of(
                    "“", "\"", "”", "\"", "‘", "'", "’", "'", "、", ",", "。", ".", "【", "[", "】",
                    "]");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
    private static final Pattern WORD_BEFORE = Pattern.compile("([A-Za-z]+)\\s+$");
    private static final int NEAR = 20;

    private final String text;
    private final Vocabulary vocabulary;

    Misreading(String text, Vocabulary vocabulary) {
        this.text = text;
        this.vocabulary = vocabulary;
    }

    CriteriaFinding explain(CelIssue issue) {
        String message = issue.getMessage();
        Position position = position(issue);
        if (message.contains("recursion limit")) {
            Position bracket = at(Nesting.of(text).tooDeep());
            return new CriteriaFinding(
                    CriteriaCode.TOO_DEEP, bracket, Map.of("limit", Criteria.MAX_DEPTH));
        }
        if (message.startsWith("reserved identifier")) {
            Map<String, Object> params = Map.of("name", word(position).orElse(near(position)));
            return new CriteriaFinding(CriteriaCode.RESERVED_NAME, position, params);
        }
        if (message.startsWith("For input string")) {
            Map<String, Object> params = Map.of("value", word(position).orElse(near(position)));
            return new CriteriaFinding(CriteriaCode.NUMBER, position, params);
        }
        return message.startsWith("token recognition error")
                ? character(position)
                : unexpected(position);
    }

    private Position at(int offset) {
        return Position.at(text, text.codePointCount(0, offset));
    }

    private Position position(CelIssue issue) {
        List<String> lines = text.lines().toList();
        int before = 0;
        for (int line = 0; line < issue.getSourceLocation().getLine() - 1; line++) {
            before = text.indexOf('\n', before) + 1;
        }
        int start = text.codePointCount(0, before);
        int column = Math.max(0, issue.getSourceLocation().getColumn());
        return Position.at(text, lines.isEmpty() ? 0 : start + column);
    }

    /** A character that begins no word of the language. */
    private CriteriaFinding character(Position position) {
        String character = Character.toString(text.codePointAt(position.offset()));
        if (character.equals("\"") || character.equals("'")) {
            return new CriteriaFinding(CriteriaCode.UNCLOSED_TEXT, position, Map.of());
        }
        Optional<String> plain = plain(character);
        if (plain.isPresent()) {
            return other(position, character, plain.get());
        }
        return word(position)
                .map(word -> unknownName(position, word))
                .orElseGet(
                        () ->
                                new CriteriaFinding(
                                        CriteriaCode.CHARACTER,
                                        position,
                                        Map.of("character", character)));
    }

    private static Optional<String> plain(String character) {
        int code = character.codePointAt(0);
        if (code >= 0xFF01 && code <= 0xFF5E) {
            String narrow = Character.toString(code - 0xFEE0);
            return Optional.of(OPERATORS.getOrDefault(narrow, narrow));
        }
        return Optional.ofNullable(OPERATORS.getOrDefault(character, PUNCTUATION.get(character)));
    }

    private CriteriaFinding unknownName(Position position, String word) {
        List<String> labelled = vocabulary.namesLabelled(word);
        List<String> nearest = labelled.isEmpty() ? Nearest.to(word, vocabulary.names()) : labelled;
        Map<String, Object> params = Map.of("name", word, "nearest", String.join(", ", nearest));
        return new CriteriaFinding(CriteriaCode.UNKNOWN_NAME, position, params);
    }

    /** A word of the language in the wrong place. */
    private CriteriaFinding unexpected(Position position) {
        int offset = position.offset();
        if (offset > 0 && text.startsWith("<>", offset - 1)) {
            return other(at(offset - 1), "<>", "!=");
        }
        Optional<String> word = word(position);
        if (word.isPresent() && isOperator(word.get())) {
            return other(position, word.get(), operator(word.get()));
        }
        Matcher before = WORD_BEFORE.matcher(text.substring(0, offset));
        if (before.find() && isOperator(before.group(1))) {
            return other(at(before.start()), before.group(1), operator(before.group(1)));
        }
        if (offset >= text.stripTrailing().length()) {
            return end(position);
        }
        return new CriteriaFinding(CriteriaCode.SYNTAX, position, Map.of("near", near(position)));
    }

    private CriteriaFinding end(Position position) {
        Optional<Integer> open = Nesting.of(text).unclosed();
        if (open.isEmpty()) {
            return new CriteriaFinding(CriteriaCode.INCOMPLETE, position, Map.of());
        }
        Position bracket = at(open.get());
        return new CriteriaFinding(
                CriteriaCode.UNCLOSED_BRACKET,
                bracket,
                Map.of("bracket", String.valueOf(text.charAt(open.get()))));
    }

    private static boolean isOperator(String word) {
        return OPERATORS.containsKey(word.toLowerCase(Locale.ROOT));
    }

    private static String operator(String word) {
        return OPERATORS.getOrDefault(word.toLowerCase(Locale.ROOT), word);
    }

    private static CriteriaFinding other(Position position, String found, String write) {
        return new CriteriaFinding(
                CriteriaCode.OTHER_OPERATOR, position, Map.of("found", found, "write", write));
    }

    private Optional<String> word(Position position) {
        Matcher word = WORD.matcher(text).region(position.offset(), text.length());
        return word.lookingAt() ? Optional.of(word.group()) : Optional.empty();
    }

    private String near(Position position) {
        String rest = text.substring(position.offset()).strip();
        int length = Math.min(NEAR, rest.codePointCount(0, rest.length()));
        return rest.substring(0, rest.offsetByCodePoints(0, length));
    }
}
