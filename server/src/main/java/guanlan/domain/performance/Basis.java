package guanlan.domain.performance;

import guanlan.domain.performance.Asked.Period;
import guanlan.domain.sales.Deals;
import guanlan.engine.schema.ObjectName;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sets of records that figures are made of. Each is one statement, which adds up the whole and
 * every group of it in one pass; in it {@code {0}} are the records, {@code {1}} the company's
 * schema, {@code {2}} and {@code {3}} the first and the last day of the period, {@code {4}} the
 * present day, {@code {5}} the moment and {@code {6}} the zone it is asked in.
 */
enum Basis {
    /** Deals that were won or lost in the period. */
    CLOSED(
            null,
            "closed_at",
            List.of(Deals.STATUS, Deals.OPENED_AT, Deals.CLOSED_AT, Deals.AMOUNT),
            """
            select grp, grouping(grp) as whole,
                   count(*) filter (where status = 'won') as won,
                   count(*) filter (where status = 'lost') as lost,
                   sum(amount) filter (where status = 'won') as won_amount,
                   count(amount) filter (where status = 'won') as priced,
                   avg(days) filter (where status = 'won') as cycle_mean,
                   percentile_cont(0.5) within group (order by days) filter (where status = 'won') as cycle
              from (select status, amount, extract(epoch from closed_at - opened_at) / 86400 as days, GROUP as grp
                      from ({0}) seen) told
             group by grouping sets ((), (grp))
            """),
    /** Deals that entered their pipeline in the period. */
    ENTERED(
            null,
            "opened_at",
            List.of(Deals.OPENED_AT, Deals.AMOUNT),
            """
            select grp, grouping(grp) as whole, count(*) as entered, sum(amount) as entered_amount
              from (select amount, GROUP as grp from ({0}) seen) told
             group by grouping sets ((), (grp))
            """),
    /** Deals that are open now, whatever the period. */
    OPEN(
            null,
            null,
            List.of(Deals.AMOUNT, Deals.PROBABILITY),
            """
            select grp, grouping(grp) as whole, count(*) as open, sum(amount) as open_amount,
                   sum(amount * probability / 100) as weighted
              from (select amount, probability, GROUP as grp from ({0}) seen) told
             group by grouping sets ((), (grp))
            """),
    /** Open deals that are expected to close in the period: the forecast. */
    DUE(
            null,
            Deals.EXPECTED_CLOSE,
            List.of(Deals.AMOUNT, Deals.PROBABILITY, Deals.EXPECTED_CLOSE, Deals.FORECAST),
            """
            select grp, grouping(grp) as whole, count(*) as due, sum(amount) as due_amount,
                   sum(amount * probability / 100) as due_weighted,
                   sum(amount) filter (where category = 'commit') as commit_amount,
                   count(*) filter (where category = 'commit') as commit,
                   sum(amount) filter (where category = 'best') as best_amount,
                   count(*) filter (where category = 'best') as best,
                   sum(amount) filter (where category = 'pipeline') as pipeline_amount,
                   count(*) filter (where category = 'pipeline') as pipeline,
                   sum(amount) filter (where category = 'omitted') as omitted_amount,
                   count(*) filter (where category = 'omitted') as omitted
              from (select amount, probability, coalesce(forecast, 'pipeline') as category, GROUP as grp
                      from ({0}) seen) told
             group by grouping sets ((), (grp))
            """),
    /** Deals whose close was first expected in the period. */
    PROMISED(
            null,
            Deals.PROMISED_CLOSE,
            List.of(Deals.STATUS, Deals.CLOSED_AT, Deals.EXPECTED_CLOSE, Deals.PROMISED_CLOSE),
            """
            select grp, grouping(grp) as whole, count(*) as promised, count(*) filter (where slipped) as slipped
              from (select (status = 'open' and (expected_close > {3} or expected_close < {4}))
                           or cast(closed_at at time zone {6} as date) > {3} as slipped, GROUP as grp
                      from ({0}) seen) told
             group by grouping sets ((), (grp))
            """),
    /** Leads that came in the period. */
    LEADS(
            "lead",
            "received_at",
            List.of("received_at", "status", "respond_by", "responded_at"),
            """
            select grp, grouping(grp) as whole, count(*) as leads, count(responded_at) as answered,
                   count(*) filter (where due) as due_answers,
                   count(*) filter (where due and responded_at <= respond_by) as in_time,
                   count(*) filter (where status = 'converted') as converted,
                   percentile_cont(0.5) within group (order by hours) as response
              from (select status, respond_by, responded_at,
                           respond_by is not null and (responded_at is not null or respond_by < {5}) as due,
                           extract(epoch from responded_at - received_at) / 3600 as hours, GROUP as grp
                      from ({0}) seen) told
             group by grouping sets ((), (grp))
            """),
    /** Campaigns that ran in the period and cost something: by the day. */
    COSTS(
            "campaign",
            null,
            List.of("starts_on", "ends_on", "cost"),
            """
            select grp, grouping(grp) as whole, sum(cost) as cost, count(distinct id) as campaigns
              from (select seen.id, cost * (least(ends, piece.last) - greatest(starts_on, piece.first) + 1)
                                         / (ends - starts_on + 1) as cost, GROUP as grp
                      from (select *, coalesce(ends_on, starts_on) as ends from ({0}) campaigns) seen
                      join (select greatest(cast(at as date), {2}) as first,
                                   least(cast(at + interval '1 month' as date) - 1, {3}) as last
                              from generate_series(date_trunc('month', cast({2} as timestamp)), cast({3} as timestamp), interval '1 month') at) piece
                        on piece.first <= ends and piece.last >= starts_on) told
             group by grouping sets ((), (grp))
            """);

    /** Figures that the caller may not ask for are none; without the others there is no answer. */
    private static final List<String> HIDEABLE = List.of(Deals.AMOUNT, Deals.PROBABILITY, "cost");

    private final @Nullable String object;
    private final @Nullable String day;
    private final List<String> fields;
    private final String statement;

    Basis(@Nullable String object, @Nullable String day, List<String> fields, String statement) {
        this.object = object;
        this.day = day;
        this.fields = fields;
        this.statement = statement;
    }

    /** The object of its records, where the deals asked about are of the given one. */
    ObjectName object(ObjectName deals) {
        return object == null ? deals : new ObjectName(object);
    }

    boolean isOfDeals() {
        return object == null;
    }

    /** Open deals are of no month: they are open now. */
    boolean hasMonths() {
        return this != OPEN;
    }

    List<String> fields() {
        return fields;
    }

    static boolean mayBeHidden(String field) {
        return HIDEABLE.contains(field);
    }

    /** With figures that the caller may not ask for replaced by none. */
    String statement(String group, List<String> hidden) {
        String records =
                hidden.stream()
                        .map(field -> ", cast(null as numeric) as " + field)
                        .collect(
                                Collectors.joining(
                                        "", "(select records.*", " from ({0}) records)"));
        String words = hidden.isEmpty() ? statement : statement.replace("({0})", records);
        return words.replace("GROUP", group);
    }

    /** Which records are counted. */
    String criteria(Period period) {
        return switch (this) {
            case CLOSED -> "status != \"open\" && " + within(period);
            case ENTERED, PROMISED, LEADS -> within(period);
            case OPEN -> "status == \"open\"";
            case DUE -> "status == \"open\" && " + within(period);
            case COSTS ->
                    String.format(
                            Locale.ROOT,
                            "cost > 0.0 && starts_on <= date(\"%s\") && (ends_on >= date(\"%s\") || empty(ends_on) && starts_on >= date(\"%s\"))",
                            period.to(),
                            period.from(),
                            period.from());
        };
    }

    /** Only those of a part of the period. */
    String within(Period period) {
        return day == null
                ? this == COSTS ? criteria(period) : ""
                : String.format(
                        Locale.ROOT,
                        "%s >= date(\"%s\") && %s <= date(\"%s\")",
                        day,
                        period.from(),
                        day,
                        period.to());
    }

    /** The first day of the month of a record, as its statement says it. */
    String month() {
        if (this == COSTS) {
            return "cast(date_trunc('month', piece.first) as date)";
        }
        if (this == PROMISED || this == DUE) {
            return "cast(date_trunc('month', " + day + ") as date)";
        }
        return day == null
                ? "cast(null as date)"
                : "cast(date_trunc('month', " + day + " at time zone {6}) as date)";
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
