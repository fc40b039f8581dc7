package guanlan.core.criteria;

import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSource;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** CEL's own parser, without macros. It knows the grammar, and nothing of fields and functions. */
final class Syntax {
    /** Redundant parentheses nest deeper in the text than in the tree it makes. */
    private static final int MAX_TEXT_DEPTH = 2 * Criteria.MAX_DEPTH + 50;

    /** Levels that need no stack worth mentioning. */
    private static final int SHALLOW = 50;

    private static final CelParser PARSER =
            CelParserFactory.standardCelParserBuilder()
                    .setOptions(
                            CelOptions.current()
                                    .maxExpressionCodePointSize(Criteria.MAX_LENGTH)
                                    .maxParseRecursionDepth(MAX_TEXT_DEPTH)
                                    .maxParseErrorRecoveryLimit(1)
                                    .build())
                    .build();

    private static final int MOST_KEPT = 1_000;
    private static final int LONGEST_KEPT = 2_000;
    private static final Map<String, Tree> LATELY =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        @Override
                        protected boolean removeEldestEntry(Map.Entry<String, Tree> eldest) {
                            return size() > MOST_KEPT;
                        }
                    });

    private Syntax() {}

    sealed interface Outcome {}

    /** A syntactically correct text. */
    record Tree(CelExpr expression, Source source) implements Outcome {}

    /** The first thing wrong; later ones would mostly follow from it. */
    record Broken(CriteriaFinding finding) implements Outcome {}

    /** The text and where each part of its tree begins, in code points. */
    record Source(String text, ImmutableMap<Long, Integer> starts) {
        int start(CelExpr part) {
            return starts.getOrDefault(part.id(), 0);
        }

        Position position(CelExpr part) {
            return Position.at(text, start(part));
        }

        /** The text from the place where a part begins. */
        String from(CelExpr part) {
            return text.substring(position(part).offset());
        }
    }

    /** The tree of a text that was read lately is the same again, whoever asks. */
    static Outcome parse(String text, Vocabulary vocabulary) {
        Tree known = LATELY.get(text);
        if (known != null) {
            return known;
        }
        Outcome read = read(text, vocabulary);
        if (read instanceof Tree tree && text.length() <= LONGEST_KEPT) {
            LATELY.put(text, tree);
        }
        return read;
    }

    private static Outcome read(String text, Vocabulary vocabulary) {
        CelValidationResult result =
                Nesting.atMost(text) > SHALLOW
                        ? Roomy.run(() -> PARSER.parse(text))
                        : PARSER.parse(text);
        if (result.hasError()) {
            CelIssue first =
                    result.getErrors().stream()
                            .min(Comparator.comparing(CelIssue::getSourceLocation))
                            .orElseThrow();
            return new Broken(new Misreading(text, vocabulary).explain(first));
        }
        try {
            CelExpr expression = result.getAst().getExpr();
            CelSource source = result.getAst().getSource();
            return new Tree(expression, new Source(text, source.getPositionsMap()));
        } catch (CelValidationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
