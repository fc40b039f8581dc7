package guanlan.engine.design;

import guanlan.engine.schema.Composition;
import guanlan.engine.schema.DefinitionRow;
import guanlan.engine.schema.DefinitionRow.State;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.SchemaProblem;
import guanlan.engine.schema.Snapshot;
import guanlan.engine.schema.Sources;
import guanlan.engine.schema.Standard;
import guanlan.platform.problems.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Works a wish out on paper: which definition records it touches, what the definitions would be
 * then, and what is wrong with it. Looks at no table and changes nothing.
 */
final class Drawing {
    private static final int MOST_FIELDS = 500;
    private static final int MOST_OBJECTS = 500;
    private static final Set<String> CORE = Set.of("definition", "user", "department");
    private static final UUID NEW = new UUID(0, 0);

    private final Snapshot now;
    private final Wish wish;
    private final Map<String, DefinitionRow> rows = new LinkedHashMap<>();
    private final List<DefinitionRow> edits = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private String object = "";
    private @Nullable String field;

    private Drawing(Snapshot now, List<DefinitionRow> all, Wish wish) {
        this.now = now;
        this.wish = wish;
        for (DefinitionRow row : all) {
            DefinitionRow other = rows.get(row.path());
            if (other == null || other.deleted()) {
                rows.put(row.path(), row);
            }
        }
    }

    /**
     * @param edits definition records to be written; those without one yet have the id {@link
     *     #isNew}
     * @param next the definitions as they would be
     */
    record Drawn(
            String object,
            @Nullable String field,
            List<DefinitionRow> edits,
            Snapshot next,
            List<Finding> findings) {}

    static boolean isNew(DefinitionRow row) {
        return row.id().equals(NEW);
    }

    static Drawn of(Snapshot now, List<DefinitionRow> rows, Wish wish) {
        return new Drawing(now, rows, wish).drawn();
    }

    private Drawn drawn() {
        switch (wish.act()) {
            case ADD -> add();
            case CHANGE -> change();
            case REMOVE -> remove();
            case RESTORE -> restore();
            case PURGE -> purge();
        }
        Map<String, DefinitionRow> after = new LinkedHashMap<>(rows);
        edits.forEach(edit -> after.put(edit.path(), edit));
        Snapshot next =
                findings.isEmpty() ? Composition.of(now.version() + 1, after.values()) : now;
        next.faults().stream().filter(each -> !now.faults().contains(each)).forEach(findings::add);
        if (findings.isEmpty()) {
            mentioned(next);
        }
        return new Drawn(object, field, edits, next, findings);
    }

    private void add() {
        if (wish.aboutField()) {
            ObjectDefinition definition = definition();
            addField(
                    Naming.Space.fields(definition, bin(object)),
                    wish.words(),
                    definition.fields().size());
        } else {
            var taken =
                    now.objects().keySet().stream()
                            .map(Object::toString)
                            .collect(Collectors.toSet());
            object = Naming.of(wish.words(), Naming.Space.objects(taken, bin(null)), findings);
            if (taken.size() >= MOST_OBJECTS) {
                findings.add(
                        Finding.of("name", DesignProblem.TOO_MANY, Map.of("most", MOST_OBJECTS)));
            }
            addObject();
        }
    }

    private void addObject() {
        var words = wish.words().deepCopy();
        var given = NewFields.of(words);
        words.remove(List.of("name", "fields"));
        words.set("title", words.path("title").isString() ? words.get("title") : given.title());
        slip(words, false);
        edit(object, words);
        Set<String> taken = new HashSet<>();
        for (ObjectNode each : given.fields()) {
            taken.add(addField(Naming.Space.fieldsOfNewObject(taken), each, taken.size()));
        }
        field = null;
    }

    private String addField(Naming.Space space, ObjectNode given, int there) {
        var words = given.deepCopy();
        String name = Naming.of(words, space, findings);
        words.remove("name");
        if (there >= MOST_FIELDS) {
            findings.add(Finding.of("name", DesignProblem.TOO_MANY, Map.of("most", MOST_FIELDS)));
        }
        FieldWords.check(words, findings);
        slip(words, true);
        edit(DefinitionRow.path(object, name), words);
        field = name;
        return name;
    }

    private void change() {
        ObjectDefinition definition = definition();
        if (!wish.aboutField()) {
            core(object);
            slip(wish.words(), false);
        } else if (known(definition)) {
            slip(wish.words(), true);
            FieldWords.checkChange(
                    wish.words(),
                    definition.require(String.valueOf(field)),
                    isStandard(wish.path()),
                    findings);
        }
        DefinitionRow row = rows.get(wish.path());
        edit(wish.path(), row == null ? wish.words() : Sources.joined(row.source(), wish.words()));
    }

    private void remove() {
        ObjectDefinition definition = definition();
        core(object);
        if (wish.aboutField() ? known(definition) : !pointedAt()) {
            DefinitionRow row = rows.get(wish.path());
            var words = row == null ? Sources.empty() : row.source();
            edits.add(row(wish.path(), words, State.REMOVED));
        }
    }

    private void restore() {
        inBin().ifPresent(row -> edits.add(row.with(State.LIVE, row.source())));
    }

    private void purge() {
        if (isStandard(wish.path())) {
            findings.add(
                    Finding.of("name", DesignProblem.STANDARD_STAYS, Map.of("name", wish.path())));
            return;
        }
        inBin().ifPresent(
                        row -> {
                            edits.add(row.with(State.PURGED, row.source()));
                            rows.values().stream()
                                    .filter(each -> !wish.aboutField() && each.isField())
                                    .filter(each -> each.object().equals(object))
                                    .filter(each -> each.state() != State.PURGED)
                                    .forEach(
                                            each ->
                                                    edits.add(
                                                            each.with(
                                                                    State.PURGED, each.source())));
                        });
    }

    private Optional<DefinitionRow> inBin() {
        object = String.valueOf(wish.object());
        field = wish.field();
        DefinitionRow row = rows.get(wish.path());
        if (row == null || !row.isInBin()) {
            findings.add(Finding.of("name", DesignProblem.NOT_IN_BIN, Map.of("name", wish.path())));
            return Optional.empty();
        }
        return Optional.of(row);
    }

    private ObjectDefinition definition() {
        object = String.valueOf(wish.object());
        field = wish.field();
        return now.object(object).orElseThrow();
    }

    private boolean known(ObjectDefinition definition) {
        String name = String.valueOf(field);
        if (Naming.isSystem(name)) {
            findings.add(Finding.of(name, DesignProblem.SYSTEM_FIELD, Map.of("name", name)));
            return false;
        }
        return definition.field(name).isPresent();
    }

    private void core(String name) {
        boolean fixed =
                name.equals("definition")
                        || CORE.contains(name)
                                && wish.act() == Wish.Act.REMOVE
                                && !wish.aboutField();
        if (fixed) {
            findings.add(Finding.of("name", DesignProblem.CORE, Map.of("name", name)));
        }
    }

    /** Fields of other objects that point to the one that is to go. */
    private boolean pointedAt() {
        List<String> by =
                now.objects().values().stream()
                        .filter(each -> !each.name().value().equals(object))
                        .flatMap(
                                each ->
                                        each.fields().values().stream()
                                                .filter(to -> to.target().isPresent())
                                                .filter(
                                                        to ->
                                                                to.target()
                                                                        .get()
                                                                        .value()
                                                                        .equals(object))
                                                .map(to -> each.name() + "." + to.name()))
                        .toList();
        if (!by.isEmpty()) {
            findings.add(
                    Finding.of(
                            "name",
                            DesignProblem.IN_USE,
                            Map.of("name", object, "by", String.join(", ", by))));
        }
        return !by.isEmpty();
    }

    private static boolean isStandard(String path) {
        return Standard.hasPath(path);
    }

    private void edit(String path, ObjectNode words) {
        edits.add(row(path, words, State.LIVE));
    }

    private DefinitionRow row(String path, ObjectNode words, State state) {
        DefinitionRow row = rows.get(path);
        return row == null || row.deleted()
                ? new DefinitionRow(NEW, path, state, false, words)
                : row.with(state, words);
    }

    private void slip(ObjectNode words, boolean aboutField) {
        Sources.slip(words, aboutField).ifPresent(findings::add);
    }

    /** Names in the bin: of objects, or of the fields of one object. */
    private Set<String> bin(@Nullable String of) {
        return rows.values().stream()
                .filter(DefinitionRow::isInBin)
                .filter(
                        row ->
                                of == null
                                        ? !row.isField()
                                        : row.isField() && row.object().equals(of))
                .map(row -> of == null ? row.path() : Objects.requireNonNull(row.field()))
                .collect(Collectors.toSet());
    }

    /** A layout that names a field that is not there. */
    private void mentioned(Snapshot next) {
        if (wish.aboutField() || wish.act() == Wish.Act.REMOVE || wish.act() == Wish.Act.PURGE) {
            return;
        }
        for (String name : Sources.mentioned(headWords())) {
            if (next.object(object).flatMap(each -> each.field(name)).isEmpty()) {
                findings.add(Finding.of(name, SchemaProblem.FIELD_ABSENT, Map.of("field", name)));
            }
        }
    }

    private ObjectNode headWords() {
        var words = wish.words().deepCopy();
        words.remove(List.of("name", "fields"));
        return words;
    }
}
