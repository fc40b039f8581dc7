package guanlan.edge.api;

import guanlan.core.matching.Leaning;
import guanlan.core.matching.Reason;
import guanlan.core.matching.Share;
import guanlan.domain.matching.DuplicateOverviews.Overview;
import guanlan.domain.matching.DuplicateOverviews.Weight;
import guanlan.domain.matching.Pair;
import guanlan.domain.matching.Pairs;
import guanlan.domain.matching.Profile;
import guanlan.domain.matching.Twins;
import guanlan.engine.query.Masked;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.schema.Label;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.SystemField;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is told of duplicates: records as the caller sees them, reasons in his language. */
@Component
final class DuplicateJson {
    private static final int REASONS = 6;

    private final Queries queries;
    private final Texts texts;

    DuplicateJson(Queries queries, Texts texts) {
        this.queries = queries;
        this.texts = texts;
    }

    /**
     * Why, of one field.
     *
     * @param code same, same_and_rare, similar, partly, different, missing or rule
     * @param field null for a rule
     */
    record ReasonBody(String code, @Nullable String field, double likeness, String message) {}

    record TwinBody(
            UUID id,
            String title,
            Map<String, @Nullable Object> values,
            double probability,
            String decision,
            List<ReasonBody> reasons) {}

    record Checked(List<TwinBody> items, int hidden) {}

    record Side(UUID id, String title, boolean deleted, Map<String, @Nullable Object> values) {}

    record PairBody(
            UUID id,
            int cluster,
            double probability,
            String decision,
            String state,
            Side one,
            Side two,
            List<ReasonBody> reasons,
            Instant foundAt,
            @Nullable Instant decidedAt,
            RecordJson.@Nullable Reference decidedBy,
            @Nullable String note) {}

    record PairItems(List<PairBody> items) {}

    record ShareBody(int hits, int of, double value, double low, double high) {
        static ShareBody of(Share share) {
            return new ShareBody(
                    share.hits(), share.of(), share.value(), share.low(), share.high());
        }
    }

    record QualityBody(ShareBody precision, ShareBody recall, ShareBody agreement) {
        static QualityBody of(Leaning.Quality quality) {
            return new QualityBody(
                    ShareBody.of(quality.precision()),
                    ShareBody.of(quality.recall()),
                    ShareBody.of(quality.agreement()));
        }
    }

    record ModelBody(
            long version,
            int answers,
            Instant madeAt,
            QualityBody quality,
            QualityBody shipped,
            List<Weight> weights) {}

    record OverviewBody(
            String object,
            Label label,
            List<String> fields,
            Map<String, Long> counts,
            long waiting,
            @Nullable Long building,
            @Nullable ModelBody model) {}

    record OverviewItems(List<OverviewBody> items) {}

    record MarkBody(UUID id, int pairs) {}

    record MarkItems(List<MarkBody> items) {}

    static MarkItems marks(Map<UUID, Integer> marks) {
        return new MarkItems(
                new TreeMap<>(marks)
                        .entrySet().stream()
                                .map(mark -> new MarkBody(mark.getKey(), mark.getValue()))
                                .toList());
    }

    Checked checked(ObjectDefinition definition, Profile profile, Twins.Answer answer) {
        Map<UUID, String> titles =
                queries.titles(
                        definition.name(), answer.twins().stream().map(Twins.Twin::row).toList());
        return new Checked(
                answer.twins().stream()
                        .map(
                                twin ->
                                        new TwinBody(
                                                twin.row().id(),
                                                title(definition, twin.row()),
                                                values(definition, profile, twin.row(), titles),
                                                twin.probability(),
                                                word(twin.decision()),
                                                reasons(definition, twin.rule(), twin.reasons())))
                        .toList(),
                answer.hidden());
    }

    PairItems pairs(ObjectDefinition definition, Profile profile, List<Pairs.Shown> shown) {
        Set<Row> rows = new LinkedHashSet<>();
        shown.forEach(
                each -> {
                    rows.add(each.one());
                    rows.add(each.two());
                });
        Map<UUID, String> titles = queries.titles(definition.name(), List.copyOf(rows));
        return new PairItems(
                shown.stream().map(each -> pair(definition, profile, each, titles)).toList());
    }

    private PairBody pair(
            ObjectDefinition definition,
            Profile profile,
            Pairs.Shown shown,
            Map<UUID, String> titles) {
        Pair pair = shown.pair();
        Pair.Decided decided = pair.decided();
        return new PairBody(
                pair.id(),
                shown.cluster(),
                pair.probability(),
                word(pair.decision()),
                pair.state().key(),
                side(definition, profile, shown.one(), titles),
                side(definition, profile, shown.two(), titles),
                reasons(definition, Objects.requireNonNullElse(pair.rule(), ""), shown.reasons()),
                pair.foundAt(),
                decided == null ? null : decided.at(),
                decided == null || decided.by() == null
                        ? null
                        : new RecordJson.Reference(decided.by(), name(decided.by())),
                decided == null ? null : decided.note());
    }

    private @Nullable String name(UUID user) {
        return queries.find(ObjectName.USER, user)
                .map(row -> Objects.toString(row.value("name"), ""))
                .orElse(null);
    }

    private static Side side(
            ObjectDefinition definition, Profile profile, Row row, Map<UUID, String> titles) {
        return new Side(
                row.id(),
                title(definition, row),
                row.isDeleted(),
                values(definition, profile, row, titles));
    }

    private static String title(ObjectDefinition definition, Row row) {
        Object title = row.value(definition.title());
        return title == null ? "" : title instanceof Masked(var text) ? text : title.toString();
    }

    /** The fields that are compared, and who is responsible. */
    private static Map<String, @Nullable Object> values(
            ObjectDefinition definition, Profile profile, Row row, Map<UUID, String> titles) {
        Set<String> told = new LinkedHashSet<>();
        profile.traits().forEach(trait -> told.add(trait.field()));
        told.add(SystemField.OWNER.field());
        told.add(SystemField.CREATED_AT.field());
        told.add(SystemField.UPDATED_AT.field());
        return RecordJson.of(row.only(told), definition.fields(), titles);
    }

    private List<ReasonBody> reasons(
            ObjectDefinition definition, String rule, List<Reason> reasons) {
        Locale locale = Caller.current().locale();
        List<ReasonBody> said = new ArrayList<>();
        if (!rule.isEmpty()) {
            String name = texts.say(rule, Map.of(), locale);
            said.add(
                    new ReasonBody(
                            "rule",
                            null,
                            1,
                            texts.say("matching.reason.rule", Map.of("rule", name), locale)));
        }
        reasons.stream()
                .filter(reason -> reason.code() != Reason.Code.MISSING)
                .limit(REASONS)
                .forEach(reason -> said.add(reason(definition, reason, locale)));
        return said;
    }

    private ReasonBody reason(ObjectDefinition definition, Reason reason, Locale locale) {
        Label label = definition.require(reason.field()).label();
        String field = locale.getLanguage().equals("zh") ? label.zh() : label.en();
        String code = reason.code().name().toLowerCase(Locale.ROOT);
        return new ReasonBody(
                code,
                reason.field(),
                reason.likeness(),
                texts.say("matching.reason." + code, Map.of("field", field), locale));
    }

    OverviewBody overview(ObjectDefinition definition, Overview overview) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Pair.State state : Pair.State.values()) {
            counts.put(state.key(), overview.counts().getOrDefault(state, 0L));
        }
        var model = overview.model();
        return new OverviewBody(
                definition.name().value(),
                definition.plural(),
                overview.profile().traits().stream().map(Profile.Trait::field).toList(),
                counts,
                overview.waiting(),
                overview.building(),
                model == null
                        ? null
                        : new ModelBody(
                                model.version(),
                                model.answers(),
                                model.madeAt(),
                                QualityBody.of(model.taught()),
                                QualityBody.of(model.shipped()),
                                model.weights()));
    }

    private static String word(Enum<?> decision) {
        return decision.name().toLowerCase(Locale.ROOT);
    }
}
