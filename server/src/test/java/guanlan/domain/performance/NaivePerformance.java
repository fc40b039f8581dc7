package guanlan.domain.performance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The figures once more, told from the bare rows by the plainest loops. */
final class NaivePerformance {
    private static final JsonMapper JSON = new JsonMapper();

    private final Asked.Period period;
    private final ZoneId zone;
    private final LocalDate today;

    NaivePerformance(Asked.Period period, ZoneId zone, LocalDate today) {
        this.period = period;
        this.zone = zone;
        this.today = today;
    }

    static List<JsonNode> deals(JdbcClient jdbc, UUID pipeline) {
        return jdbc.sql(
                        """
                        select to_jsonb(deal) || jsonb_build_object('province', account.province) as row
                          from t_main.opportunity deal join t_main.account on account.id = deal.account
                         where deal.deleted_at is null and deal.pipeline = ?
                        """)
                .param(pipeline)
                .query((row, _) -> JSON.readTree(row.getString(1)))
                .list();
    }

    static List<JsonNode> leads(JdbcClient jdbc, UUID owner) {
        return jdbc.sql(
                        "select to_jsonb(lead) from t_main.lead where deleted_at is null and owner = ?")
                .param(owner)
                .query((row, _) -> JSON.readTree(row.getString(1)))
                .list();
    }

    @Nullable BigDecimal figure(String figure, List<JsonNode> rows) {
        return switch (figure) {
            case "won" -> count(rows, this::won);
            case "lost" -> count(rows, row -> closed(row) && is(row, "lost"));
            case "won_amount" -> amount(rows, this::won);
            case "win_rate" -> share(count(rows, this::won), count(rows, this::closed));
            case "average_deal" ->
                    ratio(amount(rows, this::won), count(rows, row -> won(row) && priced(row)));
            case "cycle" ->
                    median(rows.stream().filter(this::won).map(this::days).sorted().toList());
            case "entered" -> count(rows, this::entered);
            case "entered_amount" -> amount(rows, this::entered);
            case "open" -> count(rows, row -> is(row, "open"));
            case "open_amount" -> amount(rows, row -> is(row, "open"));
            case "weighted" -> weighted(rows);
            case "due" -> amount(rows, this::expected);
            case "due_weighted" -> weighted(rows.stream().filter(this::expected).toList());
            case "commit", "best", "omitted" ->
                    amount(rows, row -> expected(row) && counts(row).equals(figure));
            case "pipeline" ->
                    amount(rows, row -> expected(row) && Set.of("", figure).contains(counts(row)));
            case "velocity" -> velocity(rows);
            case "slipped" -> count(rows, this::slipped);
            case "slippage" -> share(count(rows, this::slipped), count(rows, this::promised));
            default -> ofLeads(figure, rows);
        };
    }

    private @Nullable BigDecimal ofLeads(String figure, List<JsonNode> rows) {
        return switch (figure) {
            case "leads" -> count(rows, this::came);
            case "lead_conversion" ->
                    share(
                            count(rows, row -> came(row) && is(row, "converted")),
                            count(rows, this::came));
            case "response" ->
                    median(
                            rows.stream()
                                    .filter(row -> came(row) && has(row, "responded_at"))
                                    .map(this::hours)
                                    .sorted()
                                    .toList());
            case "in_time" ->
                    share(
                            count(rows, row -> due(row) && has(row, "responded_at") && inTime(row)),
                            count(rows, this::due));
            default -> throw new IllegalArgumentException(figure);
        };
    }

    /** As the group of a row is called. */
    String key(Dimension by, String figure, JsonNode row) {
        String field =
                switch (by) {
                    case OWNER -> "owner";
                    case TEAM -> "department";
                    case SOURCE -> "source";
                    case PRODUCT -> "product";
                    case REGION -> "province";
                    case CAMPAIGN -> "campaign";
                    case MONTH -> "";
                };
        if (!field.isEmpty()) {
            return row.path(field).asString("");
        }
        return switch (figure) {
            case "entered", "entered_amount" -> month(day(row, "opened_at"));
            case "slipped", "slippage" -> month(plain(row, "promised_close"));
            case "due", "due_weighted", "commit", "best", "pipeline", "omitted" ->
                    month(plain(row, "expected_close"));
            case "leads", "response", "in_time", "lead_conversion" ->
                    month(day(row, "received_at"));
            default -> month(day(row, "closed_at"));
        };
    }

    private static String month(@Nullable LocalDate day) {
        return day == null ? "" : YearMonth.from(day).atDay(1).toString();
    }

    private boolean won(JsonNode row) {
        return closed(row) && is(row, "won");
    }

    private boolean closed(JsonNode row) {
        return !is(row, "open") && inside(day(row, "closed_at"));
    }

    private boolean entered(JsonNode row) {
        return inside(day(row, "opened_at"));
    }

    private boolean promised(JsonNode row) {
        return inside(plain(row, "promised_close"));
    }

    private boolean slipped(JsonNode row) {
        if (!promised(row)) {
            return false;
        }
        LocalDate closed = day(row, "closed_at");
        if (closed != null) {
            return closed.isAfter(period.to());
        }
        LocalDate expected = plain(row, "expected_close");
        return expected != null && (expected.isAfter(period.to()) || expected.isBefore(today));
    }

    private boolean expected(JsonNode row) {
        return is(row, "open") && inside(plain(row, "expected_close"));
    }

    private static String counts(JsonNode row) {
        return row.path("forecast").asString("");
    }

    private boolean came(JsonNode row) {
        return inside(day(row, "received_at"));
    }

    private boolean due(JsonNode row) {
        return came(row)
                && has(row, "respond_by")
                && (has(row, "responded_at")
                        || Objects.requireNonNull(moment(row, "respond_by"))
                                .isBefore(Instant.now()));
    }

    private static boolean inTime(JsonNode row) {
        return !Objects.requireNonNull(moment(row, "responded_at"))
                .isAfter(Objects.requireNonNull(moment(row, "respond_by")));
    }

    private boolean inside(@Nullable LocalDate day) {
        return day != null && !day.isBefore(period.from()) && !day.isAfter(period.to());
    }

    private static boolean is(JsonNode row, String status) {
        return status.equals(row.path("status").asString(""));
    }

    private static boolean has(JsonNode row, String field) {
        return row.hasNonNull(field);
    }

    private static boolean priced(JsonNode row) {
        return row.hasNonNull("amount");
    }

    private @Nullable LocalDate day(JsonNode row, String field) {
        Instant at = moment(row, field);
        return at == null ? null : LocalDate.ofInstant(at, zone);
    }

    private static @Nullable LocalDate plain(JsonNode row, String field) {
        return has(row, field) ? LocalDate.parse(row.path(field).asString()) : null;
    }

    private static @Nullable Instant moment(JsonNode row, String field) {
        return has(row, field)
                ? OffsetDateTime.parse(row.path(field).asString()).toInstant()
                : null;
    }

    private BigDecimal days(JsonNode row) {
        return between(row, "opened_at", "closed_at", 86_400);
    }

    private BigDecimal hours(JsonNode row) {
        return between(row, "received_at", "responded_at", 3_600);
    }

    private static BigDecimal between(JsonNode row, String first, String last, long seconds) {
        Duration took =
                Duration.between(
                        Objects.requireNonNull(moment(row, first)),
                        Objects.requireNonNull(moment(row, last)));
        return BigDecimal.valueOf(took.toMillis())
                .divide(BigDecimal.valueOf(seconds * 1000), MathContext.DECIMAL64);
    }

    private static BigDecimal count(List<JsonNode> rows, Predicate<JsonNode> meant) {
        return BigDecimal.valueOf(rows.stream().filter(meant).count());
    }

    private static BigDecimal amount(List<JsonNode> rows, Predicate<JsonNode> meant) {
        return rows.stream()
                .filter(meant)
                .filter(NaivePerformance::priced)
                .map(NaivePerformance::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal amount(JsonNode row) {
        return new BigDecimal(row.path("amount").path("base").asString());
    }

    private static BigDecimal weighted(List<JsonNode> rows) {
        return rows.stream()
                .filter(row -> is(row, "open") && priced(row) && has(row, "probability"))
                .map(
                        row ->
                                amount(row)
                                        .multiply(
                                                new BigDecimal(row.path("probability").asString()))
                                        .movePointLeft(2))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private @Nullable BigDecimal velocity(List<JsonNode> rows) {
        List<BigDecimal> days = rows.stream().filter(this::won).map(this::days).toList();
        BigDecimal rate = ratio(count(rows, this::won), count(rows, this::closed));
        BigDecimal deal = figure("average_deal", rows);
        if (rate == null || deal == null || days.isEmpty()) {
            return null;
        }
        BigDecimal mean =
                days.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(days.size()), MathContext.DECIMAL64);
        return ratio(count(rows, row -> is(row, "open")).multiply(rate).multiply(deal), mean);
    }

    private static @Nullable BigDecimal share(BigDecimal part, BigDecimal whole) {
        BigDecimal ratio = ratio(part, whole);
        return ratio == null ? null : ratio.movePointRight(2);
    }

    private static @Nullable BigDecimal ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? null : part.divide(whole, MathContext.DECIMAL64);
    }

    private static @Nullable BigDecimal median(List<BigDecimal> sorted) {
        if (sorted.isEmpty()) {
            return null;
        }
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1)
                        .add(sorted.get(middle))
                        .divide(BigDecimal.TWO, MathContext.DECIMAL64);
    }
}
