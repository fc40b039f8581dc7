package guanlan.edge.api;

import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.SystemField;
import guanlan.platform.access.Caller;
import guanlan.platform.audit.AuditEntry;
import guanlan.platform.audit.AuditPages;
import guanlan.platform.audit.Checks;
import guanlan.platform.audit.Fault;
import guanlan.platform.audit.Kind;
import guanlan.platform.audit.Verdict;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The audit trail as JSON, with the names of people. */
@Component
final class AuditAnswers {
    private static final ObjectName PEOPLE = new ObjectName("user");
    private static final TypeReference<Map<String, @Nullable Object>> FACTS =
            new TypeReference<>() {};

    private final Queries queries;
    private final Checks checks;
    private final JsonMapper json;

    AuditAnswers(Queries queries, Checks checks, JsonMapper json) {
        this.queries = queries;
        this.checks = checks;
        this.json = json;
    }

    record Listed(List<EntryJson> items, @Nullable String next) {}

    /** What an entry of {@link Kind#STAND_IN} calls the person who is away. */
    private static final String ABSENT = "for";

    /**
     * {@code onBehalfOf}: who is away, and by whose rights it was done. {@code seal}: the number of
     * the seal it lies under; none: it still waits for one.
     */
    record EntryJson(
            UUID id,
            Instant at,
            String kind,
            RecordJson.@Nullable Reference actor,
            @Nullable UUID key,
            RecordJson.@Nullable Reference actingAs,
            RecordJson.@Nullable Reference onBehalfOf,
            @Nullable String address,
            @Nullable String object,
            @Nullable UUID record,
            @Nullable String criteria,
            @Nullable Long count,
            Map<String, @Nullable Object> facts,
            @Nullable Long seal) {}

    record ChainJson(
            long seals,
            @Nullable Instant sealedTo,
            long waiting,
            boolean checking,
            @Nullable CheckJson check) {}

    record CheckJson(
            Instant at,
            @Nullable Instant sealedTo,
            long entries,
            boolean good,
            List<FaultJson> faults) {}

    record FaultJson(String what, @Nullable Long seal, @Nullable UUID entry) {}

    Listed of(AuditPages.Page page) {
        List<AuditEntry> entries = page.rows().stream().map(AuditPages.Row::entry).toList();
        Map<UUID, String> names = names(entries);
        return new Listed(page.rows().stream().map(row -> entry(row, names)).toList(), page.next());
    }

    ChainJson of(AuditPages.Chain chain) {
        String tenant = Caller.current().tenant();
        return new ChainJson(
                chain.seals(),
                chain.sealedTo(),
                chain.waiting(),
                checks.running(tenant),
                checks.last(tenant).map(AuditAnswers::check).orElse(null));
    }

    private EntryJson entry(AuditPages.Row row, Map<UUID, String> names) {
        AuditEntry entry = row.entry();
        var whence = entry.who().whence();
        Map<String, @Nullable Object> facts = facts(entry);
        UUID behalf = behalf(entry);
        if (behalf != null) {
            facts.remove(ABSENT);
        }
        return new EntryJson(
                entry.id(),
                entry.at(),
                entry.kind(),
                person(entry.who().user(), names),
                whence.key(),
                person(whence.actingAs(), names),
                person(behalf, names),
                whence.address(),
                entry.what().object(),
                entry.what().record(),
                entry.what().criteria(),
                entry.what().count(),
                facts,
                row.seal());
    }

    private Map<String, @Nullable Object> facts(AuditEntry entry) {
        return json.readValue(entry.facts(), FACTS);
    }

    private @Nullable UUID behalf(AuditEntry entry) {
        return entry.kind().equals(Kind.STAND_IN.key())
                        && facts(entry).get(ABSENT) instanceof String person
                ? UUID.fromString(person)
                : null;
    }

    private static CheckJson check(Verdict verdict) {
        return new CheckJson(
                verdict.at(),
                verdict.sealedTo(),
                verdict.entries(),
                verdict.good(),
                verdict.faults().stream().map(AuditAnswers::fault).toList());
    }

    private static FaultJson fault(Fault fault) {
        return new FaultJson(fault.what().key(), fault.seal(), fault.entry());
    }

    private static RecordJson.@Nullable Reference person(
            @Nullable UUID id, Map<UUID, String> names) {
        return id == null ? null : new RecordJson.Reference(id, names.get(id));
    }

    private Map<UUID, String> names(List<AuditEntry> entries) {
        List<Row> people =
                entries.stream()
                        .flatMap(
                                entry ->
                                        Stream.of(
                                                entry.who().user(),
                                                entry.who().whence().actingAs(),
                                                behalf(entry)))
                        .filter(Objects::nonNull)
                        .distinct()
                        .map(
                                person ->
                                        Row.of(
                                                Collections.singletonMap(
                                                        SystemField.CREATED_BY.field(), person)))
                        .toList();
        return people.isEmpty() ? Map.of() : queries.titles(PEOPLE, people);
    }
}
