package guanlan.domain.sales;

import guanlan.core.values.Ids;
import guanlan.engine.query.Counting;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Problem;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes customer, contact and deal of a lead, as far as they are not there yet: a customer is known
 * by credit code or name, a contact of his by mobile or mail. The lead stays, with its history, and
 * names what came of it. For the caller, with his rights.
 */
@Component
public class LeadConversions {
    static final ObjectName LEAD = new ObjectName("lead");
    private static final ObjectName ACCOUNT = new ObjectName("account");
    private static final ObjectName CONTACT = new ObjectName("contact");

    private final Records records;
    private final Queries queries;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final Ids ids;

    LeadConversions(
            Records records,
            Queries queries,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            InstantSource clock,
            Ids ids) {
        this.records = records;
        this.queries = queries;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * What is wished for.
     *
     * @param account the customer it belongs to; null: the one that is known, else a new one
     * @param deal what the deal is called; null: no deal
     */
    public record Wish(@Nullable UUID account, @Nullable String deal) {}

    /** What came of it, and which of them were there before. */
    public record Converted(
            UUID account,
            UUID contact,
            @Nullable UUID opportunity,
            boolean knownAccount,
            boolean knownContact) {}

    public Converted convert(UUID lead, Wish wish) {
        return Objects.requireNonNull(transactions.execute(_ -> converted(lead, wish)));
    }

    private Converted converted(UUID id, Wish wish) {
        alone();
        Row lead = queries.require(LEAD, id);
        if (lead.isDeleted() || "converted".equals(lead.value("status"))) {
            throw new Problem(SalesProblem.LEAD_CONVERTED, Map.of("id", id));
        }
        UUID named = wish.account();
        Optional<UUID> known =
                named == null
                        ? knownAccount(lead)
                        : Optional.of(queries.require(ACCOUNT, named).id());
        UUID account = known.orElseGet(() -> account(lead));
        Optional<UUID> person = knownContact(lead, account);
        UUID contact = person.orElseGet(() -> contact(lead, account));
        String name = wish.deal();
        UUID deal = name == null || name.isBlank() ? null : deal(lead, account, contact, name);
        close(lead, account, contact, deal);
        return new Converted(account, contact, deal, known.isPresent(), person.isPresent());
    }

    /** Two leads of one company that are converted at once would not see each other's customer. */
    private void alone() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("conversions of " + Caller.current().tenant())
                .query((_, _) -> true)
                .single();
    }

    /**
     * Looked for with all rights: a customer whom the caller does not see is no reason for a twin.
     */
    private Optional<UUID> knownAccount(Row lead) {
        Optional<UUID> found =
                one(ACCOUNT, "uscc", lead.value("uscc"), "")
                        .or(() -> one(ACCOUNT, "name", lead.value("company"), ""));
        found.ifPresent(
                id -> {
                    if (queries.find(ACCOUNT, id).isEmpty()) {
                        throw new Problem(
                                SalesProblem.LEAD_OF_OTHERS,
                                Map.of("company", String.valueOf(lead.value("company"))));
                    }
                });
        return found;
    }

    private Optional<UUID> knownContact(Row lead, UUID account) {
        String his = " && account == \"" + account + "\"";
        return one(CONTACT, "mobile", lead.value("mobile"), his)
                .or(() -> one(CONTACT, "mail", lead.value("mail"), his))
                .filter(id -> queries.find(CONTACT, id).isPresent());
    }

    private Optional<UUID> one(
            ObjectName object, String field, @Nullable Object value, String more) {
        if (Gates.isEmpty(value)) {
            return Optional.empty();
        }
        String written = String.valueOf(value).replace("\\", "\\\\").replace("\"", "\\\"");
        var query =
                Query.of(object)
                        .where(field + " == \"" + written + "\"" + more)
                        .sort("created_at")
                        .fields(List.of("id"))
                        .limit(1)
                        .counting(Counting.NONE);
        return Caller.system(Caller.current().tenant())
                .call(() -> queries.read(query).rows().stream().map(Row::id).findFirst());
    }

    private UUID account(Row lead) {
        Map<String, @Nullable Object> values =
                taken(
                        lead,
                        "uscc",
                        "industry",
                        "source",
                        "phone",
                        "website",
                        "province",
                        "city",
                        "address");
        Object company = lead.value("company");
        values.put("name", Gates.isEmpty(company) ? lead.value("name") : company);
        return create(ACCOUNT, values);
    }

    private UUID contact(Row lead, UUID account) {
        Map<String, @Nullable Object> values =
                taken(lead, "name", "position", "mobile", "phone", "mail", "wechat");
        values.put("account", account);
        return create(CONTACT, values);
    }

    private UUID deal(Row lead, UUID account, UUID contact, String name) {
        Map<String, @Nullable Object> values = taken(lead, "source", "campaign", "product", "need");
        values.put("name", name);
        values.put("amount", lead.value("budget"));
        values.put("account", account);
        values.put("contact", contact);
        return create(Deals.OPPORTUNITY, values);
    }

    /** Fields that both have; who keeps the lead keeps what comes of it. */
    private static Map<String, @Nullable Object> taken(Row lead, String... fields) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String field : fields) {
            values.put(field, lead.value(field));
        }
        values.put("owner", lead.value("owner"));
        values.put("department", lead.value("department"));
        values.values().removeIf(Objects::isNull);
        return values;
    }

    private UUID create(ObjectName object, Map<String, @Nullable Object> values) {
        UUID id = ids.next();
        values.put("id", id);
        records.write(
                Batch.of(object)
                        .create(List.of(Row.of(values)))
                        .because(Cause.of(Cause.Kind.SCREEN))
                        .allOrNothing());
        return id;
    }

    private void close(Row lead, UUID account, UUID contact, @Nullable UUID deal) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("status", "converted");
        values.put("converted_at", clock.instant().truncatedTo(ChronoUnit.MICROS));
        values.put("account", account);
        values.put("contact", contact);
        values.put("opportunity", deal);
        var change = new Batch.Change(lead.id(), lead.version(), Row.of(values));
        Outcome outcome =
                records.write(
                                Batch.of(LEAD)
                                        .update(List.of(change))
                                        .because(Cause.of(Cause.Kind.SCREEN))
                                        .allOrNothing())
                        .outcomes()
                        .getFirst();
        if (!(outcome instanceof Outcome.Updated)) {
            throw new IllegalStateException("a lead was not converted: " + outcome);
        }
    }
}
