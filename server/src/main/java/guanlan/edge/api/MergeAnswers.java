package guanlan.edge.api;

import guanlan.engine.merging.Choice;
import guanlan.engine.merging.Merged;
import guanlan.engine.merging.Proposal;
import guanlan.engine.merging.Unmerged;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.engine.schema.SystemField;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Merges as JSON: records with what they are called, as far as the caller sees them. */
@Component
final class MergeAnswers {
    private final Schemas schemas;
    private final Queries queries;
    private final Texts texts;

    MergeAnswers(Schemas schemas, Queries queries, Texts texts) {
        this.schemas = schemas;
        this.queries = queries;
        this.texts = texts;
    }

    record Counted(String object, long count) {}

    record MergeJson(
            UUID id,
            String object,
            RecordJson.Reference survivor,
            List<RecordJson.Reference> merged,
            List<Counted> moved,
            Instant at,
            RecordJson.@Nullable Reference by,
            @Nullable Instant undoneAt) {}

    record Listed(List<MergeJson> items) {}

    record ChoiceJson(@Nullable UUID from, @Nullable Boolean all) {}

    record DecidedJson(
            String field,
            @Nullable ChoiceJson choice,
            boolean differs,
            boolean several,
            boolean locked) {}

    record PreviewJson(
            String object,
            UUID survivor,
            List<Map<String, @Nullable Object>> records,
            List<DecidedJson> fields,
            List<Counted> moved) {}

    record KeptJson(
            String object,
            RecordJson.Reference record,
            String field,
            @Nullable Object now,
            @Nullable Object before) {}

    record UndoneJson(
            boolean plan,
            MergeJson merge,
            List<RecordJson.Reference> restored,
            List<Counted> moved,
            List<KeptJson> kept,
            List<ProblemBody.FindingBody> blocked) {}

    Listed list(Collection<Merged> merges) {
        return new Listed(merges.stream().map(this::answer).toList());
    }

    MergeJson answer(Merged merged) {
        ObjectDefinition object = schemas.require(merged.object());
        List<UUID> taking = new ArrayList<>(merged.losers());
        taking.add(merged.survivor());
        Map<UUID, String> titles = titles(object, taking);
        return new MergeJson(
                merged.id(),
                merged.object().value(),
                reference(merged.survivor(), titles),
                merged.losers().stream().map(id -> reference(id, titles)).toList(),
                counted(merged.moved()),
                merged.story().at(),
                person(object, merged.story().by()),
                merged.story().undoneAt());
    }

    PreviewJson answer(Proposal proposal) {
        ObjectDefinition object = schemas.require(proposal.object());
        Map<UUID, Row> rows = new HashMap<>();
        queries.find(object.name(), proposal.ids()).forEach(row -> rows.put(row.id(), row));
        Map<UUID, String> titles = queries.titles(object.name(), List.copyOf(rows.values()));
        return new PreviewJson(
                object.name().value(),
                proposal.survivor(),
                proposal.ids().stream()
                        .map(id -> RecordJson.of(require(rows, id), object.fields(), titles))
                        .toList(),
                proposal.fields().stream().map(MergeAnswers::decided).toList(),
                counted(proposal.moved()));
    }

    UndoneJson answer(Unmerged done, boolean plan) {
        ObjectDefinition object = schemas.require(done.merge().object());
        Map<UUID, String> titles = titles(object, done.restored());
        var locale = Caller.current().locale();
        return new UndoneJson(
                plan,
                answer(done.merge()),
                done.restored().stream().map(id -> reference(id, titles)).toList(),
                counted(done.moved()),
                done.kept().stream().map(this::kept).toList(),
                done.blocked().stream().map(finding -> said(finding, locale)).toList());
    }

    private ProblemBody.FindingBody said(Finding finding, Locale locale) {
        return new ProblemBody.FindingBody(
                null,
                finding.field(),
                finding.code().key(),
                texts.say(finding, locale),
                finding.params());
    }

    private KeptJson kept(Unmerged.Kept kept) {
        ObjectDefinition object = schemas.require(kept.object());
        Map<String, @Nullable Object> now = Collections.singletonMap(kept.field(), kept.now());
        Map<String, @Nullable Object> before =
                Collections.singletonMap(kept.field(), kept.before());
        Map<UUID, String> names =
                queries.titles(object.name(), List.of(Row.of(now), Row.of(before)));
        return new KeptJson(
                kept.object().value(),
                reference(kept.record(), titles(object, List.of(kept.record()))),
                kept.field(),
                RecordJson.value(kept.field(), kept.now(), object, names),
                RecordJson.value(kept.field(), kept.before(), object, names));
    }

    private static Row require(Map<UUID, Row> rows, UUID id) {
        return Objects.requireNonNull(rows.get(id));
    }

    private static DecidedJson decided(Proposal.Decided decided) {
        ChoiceJson choice =
                switch (decided.choice()) {
                    case Choice.From(var record) -> new ChoiceJson(record, null);
                    case Choice.All _ -> new ChoiceJson(null, true);
                    case Choice.Given _ -> null;
                    case null -> null;
                };
        return new DecidedJson(
                decided.field(), choice, decided.differs(), decided.several(), decided.locked());
    }

    private static List<Counted> counted(Map<ObjectName, Long> counts) {
        return counts.entrySet().stream()
                .map(each -> new Counted(each.getKey().value(), each.getValue()))
                .toList();
    }

    /** What the records are called that the caller sees. */
    Map<UUID, String> titles(ObjectDefinition object, Collection<UUID> ids) {
        Map<UUID, String> titles = new LinkedHashMap<>();
        queries.find(object.name(), ids, field -> field.name().equals(object.title()))
                .forEach(
                        row ->
                                titles.put(
                                        row.id(), Objects.toString(row.value(object.title()), "")));
        return titles;
    }

    static RecordJson.Reference reference(UUID id, Map<UUID, String> titles) {
        return Objects.requireNonNull(RecordJson.reference(id, titles));
    }

    private RecordJson.@Nullable Reference person(ObjectDefinition object, @Nullable UUID person) {
        if (person == null) {
            return null;
        }
        Row row = Row.of(Collections.singletonMap(SystemField.CREATED_BY.field(), person));
        return RecordJson.reference(person, queries.titles(object.name(), List.of(row)));
    }
}
