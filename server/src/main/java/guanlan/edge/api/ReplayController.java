package guanlan.edge.api;

import guanlan.domain.sales.Replay;
import guanlan.domain.sales.Replay.Standing;
import guanlan.domain.sales.Replays;
import guanlan.engine.query.Filter;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Schemas;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A pipeline as it was on past days. */
@RestController
@RequestMapping("/api/records/{object}/replay")
final class ReplayController {
    private final Schemas schemas;
    private final Queries queries;
    private final Replays replays;

    ReplayController(Schemas schemas, Queries queries, Replays replays) {
        this.schemas = schemas;
        this.queries = queries;
        this.replays = replays;
    }

    /**
     * Both days belong to the period, in the caller's time zone.
     *
     * @param cohort only deals that entered in the period
     */
    record Wanted(
            @NotNull UUID pipeline,
            @NotNull @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @NotNull @DateTimeFormat(iso = ISO.DATE) LocalDate to,
            @Nullable Boolean cohort,
            @Nullable String where,
            @Nullable String q) {}

    @GetMapping
    Replay replay(@PathVariable String object, @Valid Wanted wanted) {
        return replays.of(
                schemas.require(object).name(),
                new Replay.Asked(
                        wanted.pipeline(),
                        wanted.from(),
                        wanted.to(),
                        Boolean.TRUE.equals(wanted.cohort()),
                        new Filter(wanted.where(), wanted.q(), false)));
    }

    /** The deals of one day are asked for by the day they stood there. */
    record OnDay(
            @NotNull UUID pipeline,
            @NotNull @DateTimeFormat(iso = ISO.DATE) LocalDate day,
            @Nullable String where,
            @Nullable String q) {}

    /** Deals as they are now, by the stage where they stood: the largest of each. */
    record Cards(List<Card> items) {}

    record Card(UUID stage, Instant since, Map<String, @Nullable Object> record) {}

    @GetMapping("/cards")
    Cards cards(@PathVariable String object, @Valid OnDay asked) {
        ObjectDefinition definition = schemas.require(object);
        List<Standing> standing =
                replays.standing(
                        definition.name(),
                        asked.pipeline(),
                        asked.day(),
                        new Filter(asked.where(), asked.q(), false));
        List<Row> rows =
                queries.find(definition.name(), standing.stream().map(Standing::deal).toList());
        var titles = queries.titles(definition.name(), rows);
        Map<UUID, Row> byId = rows.stream().collect(Collectors.toMap(Row::id, Function.identity()));
        return new Cards(
                standing.stream()
                        .flatMap(
                                one ->
                                        Optional.ofNullable(byId.get(one.deal()))
                                                .map(row -> card(one, row, definition, titles))
                                                .stream())
                        .toList());
    }

    private static Card card(
            Standing one, Row row, ObjectDefinition definition, Map<UUID, String> titles) {
        return new Card(one.stage(), one.since(), RecordJson.of(row, definition.fields(), titles));
    }
}
