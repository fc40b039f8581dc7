package guanlan.engine.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.app.Application;
import guanlan.core.money.Priced;
import guanlan.engine.changes.TimeTravel;
import guanlan.engine.query.Aggregation;
import guanlan.engine.query.Aggregator;
import guanlan.engine.query.Filter;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import guanlan.testkit.Postgres;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** Amounts in their own currencies, compared by what they are worth in the company's. */
@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class CurrencyIT {
    private static final ObjectName SPECIMEN = new ObjectName("specimen");
    private static final ObjectName RATES = new ObjectName("exchange_rate");

    private final Records records;
    private final Queries queries;
    private final Aggregator aggregator;
    private final TimeTravel travel;
    private final CompanyCurrency base;
    private final DSLContext dsl;

    CurrencyIT(
            @Autowired Records records,
            @Autowired Queries queries,
            @Autowired Aggregator aggregator,
            @Autowired TimeTravel travel,
            @Autowired CompanyCurrency base,
            @Autowired DSLContext dsl) {
        this.records = records;
        this.queries = queries;
        this.aggregator = aggregator;
        this.travel = travel;
        this.base = base;
        this.dsl = dsl;
    }

    @BeforeEach
    void knowsRates() {
        if (queries(Query.of(RATES)).isEmpty()) {
            List<Row> rates =
                    List.of(
                            rate("USD", "2024-01-01", "7.1"),
                            rate("USD", "2024-06-01", "7.25"),
                            rate("EUR", "2024-01-01", "7.8"),
                            rate("JPY", "2024-01-01", "0.048"));
            assertThat(write(Batch.of(RATES).create(rates)).isClean()).isTrue();
        }
    }

    private static Row rate(String currency, String day, String rate) {
        return Row.of(Map.of("currency", currency, "day", day, "rate", rate));
    }

    @Test
    void keepsTheRateOfItsDay() {
        var on = Map.of("currency", "USD", "amount", "1000.005", "on", "2024-03-05");
        Priced early = value(create(on));
        assertThat(early.amount()).isEqualTo("1000.01");
        assertThat(early.rate()).isEqualByComparingTo("7.1");
        assertThat(early.on()).isEqualTo(LocalDate.parse("2024-03-05"));
        assertThat(early.base()).isEqualTo("7100.07");
        Priced today = value(create("US$ 1,000"));
        assertThat(today.rate()).isEqualByComparingTo("7.25");
        assertThat(today.base()).isEqualTo("7250.00");
        Priced yen = value(create("100.4 日元"));
        assertThat(yen.amount()).isEqualTo("100");
        assertThat(yen.base()).isEqualTo("4.80");
    }

    @Test
    void countsOwnCurrencyAsItIs() {
        Priced own = value(create("￥1.2万"));
        assertThat(own.currency()).isEqualTo(Currency.getInstance("CNY"));
        assertThat(own.base()).isEqualTo("12000.00");
        assertThat(own.on()).isNull();
        assertThat(value(create(12)).currency()).isEqualTo(Currency.getInstance("CNY"));
    }

    @Test
    void anAgreedRateCounts() {
        Priced agreed =
                value(create(Map.of("currency", "EUR", "amount", 10, "rate", "8", "base", 1)));
        assertThat(agreed.rate()).isEqualByComparingTo("8");
        assertThat(agreed.base()).isEqualTo("80.00");
    }

    @Test
    void saysWhichRateIsMissing() {
        var early = Map.of("currency", "USD", "amount", 1, "on", "2023-12-31");
        assertThat(findings(early))
                .extracting(Finding::code)
                .containsExactly(RecordProblem.NO_RATE);
        assertThat(findings("GBP 5").getFirst().params().get("currency")).isEqualTo("GBP");
    }

    @Test
    void anUnchangedAmountKeepsItsRate() {
        UUID id = create(Map.of("currency", "USD", "amount", 10, "on", "2024-03-05"));
        assertThat(update(id, "USD 10")).isInstanceOf(Outcome.Unchanged.class);
        assertThat(update(id, "USD 20")).isInstanceOf(Outcome.Updated.class);
        assertThat(value(id).rate()).isEqualByComparingTo("7.25");
    }

    @Test
    void comesBackWithItsOldRate() {
        UUID id = create(Map.of("currency", "USD", "amount", 10, "on", "2024-03-05"));
        Priced before = value(id);
        Instant then = Objects.requireNonNull((Instant) row(id).value("updated_at"));
        update(id, "EUR 3");
        as(
                () -> {
                    assertThat(travel.at(SPECIMEN, id, then).value("f_currency")).isEqualTo(before);
                    travel.revert(SPECIMEN, id, then, null);
                    return null;
                });
        assertThat(value(id)).isEqualTo(before);
    }

    @Test
    void isOrderedAndComparedByItsWorth() {
        UUID parent = parent();
        List<UUID> made = children(parent);
        String mine = "parent == \"" + parent + "\"";
        Query sorted = Query.of(SPECIMEN).where(mine).sort("-f_currency");
        assertThat(queries(sorted))
                .extracting(Row::id)
                .containsExactly(made.get(1), made.get(0), made.get(2), made.get(3));
        var first = as(() -> queries.read(sorted.limit(2)));
        var second = as(() -> queries.read(sorted.limit(2).after(first.next())));
        assertThat(second.rows()).extracting(Row::id).containsExactly(made.get(2), made.get(3));
        assertThat(queries(sorted.where(mine + " && f_currency >= 100.0 && f_currency < 780.0")))
                .extracting(Row::id)
                .containsExactly(made.get(0), made.get(2));
        assertThat((BigDecimal) row(made.get(0)).value("currency_twice"))
                .isEqualByComparingTo("1450");
    }

    @Test
    void isSummedByItsWorth() {
        UUID parent = parent();
        children(parent);
        assertThat((BigDecimal) row(parent).value("currency_worth")).isEqualByComparingTo("1653");
        var asked =
                new Aggregation(
                        SPECIMEN,
                        Filter.ALL.where("parent == \"" + parent + "\""),
                        List.of(),
                        List.of(
                                new Aggregation.Measure(Aggregation.Function.SUM, "f_currency"),
                                new Aggregation.Measure(Aggregation.Function.MAX, "f_currency")),
                        List.of(),
                        1,
                        false);
        assertThat(as(() -> aggregator.compute(asked)).totals())
                .extracting(each -> ((BigDecimal) each).doubleValue())
                .containsExactly(1653.0, 780.0);
    }

    private UUID parent() {
        return created(Map.of("name", "总"));
    }

    private List<UUID> children(UUID parent) {
        return List.of("USD 100", "EUR 100", "CNY 100", "JPY 1000").stream()
                .map(given -> created(Map.of("f_currency", given, "parent", parent)))
                .toList();
    }

    private UUID created(Map<String, Object> values) {
        return ((Outcome.Created) only(Batch.of(SPECIMEN).create(List.of(Row.of(values))))).id();
    }

    @Test
    void anIndexIsOnTheWorth() {
        assertThat(
                        dsl.fetchValue(
                                "select indexdef from pg_indexes where indexname = 'x_specimen_f_currency_worth' or indexname = 'specimen_f_currency_worth'"))
                .asString()
                .contains("'base'");
    }

    @Test
    void theCompanysCurrencyStaysOnceThereAreRates() {
        as(
                () -> {
                    assertThat(base.current().getCurrencyCode()).isEqualTo("CNY");
                    base.choose("人民币");
                    assertThatThrownBy(() -> base.choose("USD"))
                            .isInstanceOfSatisfying(
                                    Problem.class,
                                    problem ->
                                            assertThat(problem.code())
                                                    .isEqualTo(RecordProblem.CURRENCY_IN_USE));
                    assertThatThrownBy(() -> base.choose("shells")).isInstanceOf(Problem.class);
                    return null;
                });
    }

    private UUID create(Object given) {
        return created(Map.of("f_currency", given));
    }

    private List<Finding> findings(Object given) {
        return write(Batch.of(SPECIMEN).create(List.of(Row.of(Map.of("f_currency", given)))))
                .findings();
    }

    private Outcome update(UUID id, Object given) {
        Map<String, Object> values = new HashMap<>(Map.of("f_currency", given));
        return only(Batch.of(SPECIMEN).update(List.of(new Batch.Change(id, null, Row.of(values)))));
    }

    private Priced value(UUID id) {
        return Objects.requireNonNull((Priced) row(id).value("f_currency"));
    }

    private Row row(UUID id) {
        return as(() -> queries.require(SPECIMEN, id));
    }

    private List<Row> queries(Query query) {
        return as(() -> queries.read(query)).rows();
    }

    private Outcome only(Batch batch) {
        return write(batch.allOrNothing()).outcomes().getFirst();
    }

    private Written write(Batch batch) {
        return as(() -> records.write(batch));
    }

    private static <T> T as(ScopedValue.CallableOp<T, RuntimeException> act) {
        return Caller.system("main").call(act);
    }
}
