package guanlan.engine.exchange;

import guanlan.core.values.Ids;
import guanlan.engine.exchange.Import.Matching;
import guanlan.engine.exchange.Import.Preview;
import guanlan.engine.exchange.Import.State;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Reading;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Runner;
import guanlan.platform.files.FileId;
import guanlan.platform.problems.Problem;
import guanlan.platform.problems.Texts;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Looks at a file that was brought: what it is, what its columns may mean, what is wrong with it.
 */
@Component
class Reception {
    private static final int LONGEST_NAME = 255;

    private final Uploads uploads;
    private final Analysis analysis;
    private final Reach.Reaches reaches;
    private final Texts texts;
    private final Ids ids;
    private final InstantSource clock;
    private final Guesses guesses = new Guesses(new Synonyms());

    Reception(
            Uploads uploads,
            Analysis analysis,
            Reach.Reaches reaches,
            Texts texts,
            Ids ids,
            InstantSource clock) {
        this.uploads = uploads;
        this.analysis = analysis;
        this.reaches = reaches;
        this.texts = texts;
        this.ids = ids;
        this.clock = clock;
    }

    Held receive(ObjectDefinition object, String name, InputStream content) {
        try (Uploads.Copy copy = uploads.receive(content)) {
            Survey survey = survey(copy);
            Held found = found(object, name(name), copy.path().toFile().length(), survey);
            Preview preview = analysis.of(object, found.seen(), survey.first());
            return new Held(
                    found.seen().with(found.seen().plan(), preview),
                    found.shape(),
                    uploads.keep(copy).toString(),
                    found.runner());
        }
    }

    /** The same import under other settings, its first rows judged anew. */
    Import again(Held held, ObjectDefinition object, Settings settings) {
        Import told = held.seen();
        Import settled = told.with(settings.of(told, reaches.of(object)), told.preview());
        try (Uploads.Copy copy = uploads.open(FileId.of(held.stored()));
                Rows rows = Rows.open(copy.path(), held.shape())) {
            var first = new Beginning(Analysis.CHECKED);
            for (var row = rows.next(); row != null && first.add(row); row = rows.next()) {}
            return settled.with(settled.plan(), analysis.of(object, settled, first.rows()));
        }
    }

    private Survey survey(Uploads.Copy copy) {
        try {
            return Survey.of(copy.path());
        } catch (Problem problem) {
            if (problem.code() != ImportProblem.UNREADABLE) {
                throw problem;
            }
            String kind = "import.kind." + problem.params().get("kind");
            throw new Problem(
                    ImportProblem.UNREADABLE,
                    Map.of("kind", texts.say(kind, Map.of(), Caller.current().locale())));
        }
    }

    private Held found(ObjectDefinition object, String name, long size, Survey survey) {
        var caller = Caller.current();
        Shape shape = survey.shape();
        List<Column> columns =
                guesses.of(
                        object,
                        shape.heading().names(),
                        survey.sample(),
                        new Reading(caller.locale(), caller.zone()));
        Map<Integer, String> mapping = new TreeMap<>();
        for (Column column : columns) {
            if (column.suggestion() != null) {
                mapping.put(column.index(), column.suggestion());
            }
        }
        var seen =
                new Import(
                        ids.next(),
                        object.name(),
                        State.ANALYSED,
                        shape.describe(name, size),
                        new Import.Total(survey.rows(), survey.exact()),
                        columns,
                        new ImportPlan(mapping, matching(object, mapping)),
                        Preview.NONE,
                        Import.Counts.NONE,
                        null,
                        new Import.Undone(0, 0, 0),
                        new Import.History(clock.instant(), caller.user(), null, null));
        return new Held(seen, shape, "", Runner.of(caller));
    }

    /** Without a field that tells records apart for certain, every row makes a new record. */
    private static Matching matching(ObjectDefinition object, Map<Integer, String> mapping) {
        @Nullable String key =
                object.unique().stream()
                        .filter(set -> set.size() == 1 && mapping.containsValue(set.getFirst()))
                        .map(List::getFirst)
                        .findFirst()
                        .orElse(null);
        return new Matching(key, key == null ? Matching.Policy.CREATE : Matching.Policy.SKIP);
    }

    /** The last part of a path, short enough to show. */
    private static String name(String given) {
        String last = Objects.requireNonNullElse(given, "").replaceAll(".*[/\\\\]", "");
        String clean = Cells.clean(last).strip();
        return clean.substring(0, Math.min(LONGEST_NAME, clean.length()));
    }
}
