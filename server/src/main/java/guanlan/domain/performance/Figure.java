package guanlan.domain.performance;

import guanlan.domain.performance.Asked.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The figures, each with its formula and with the records that it is made of: {@code counted} of
 * them, which are those of its basis that fulfil {@code narrower}.
 */
enum Figure {
    LEADS(Basis.LEADS, Unit.COUNT, "", "leads", facts -> facts.number("leads")),
    RESPONSE(
            Basis.LEADS,
            Unit.HOURS,
            "!empty(responded_at)",
            "answered",
            facts -> facts.number("response")),
    IN_TIME(
            Basis.LEADS,
            Unit.PERCENT,
            "!empty(respond_by) && (!empty(responded_at) || respond_by < now())",
            "due_answers",
            facts -> facts.percent(facts.number("in_time"), facts.number("due_answers"))),
    LEAD_CONVERSION(
            Basis.LEADS,
            Unit.PERCENT,
            "",
            "leads",
            facts -> facts.percent(facts.number("converted"), facts.number("leads"))),
    ENTERED(Basis.ENTERED, Unit.COUNT, "", "entered", facts -> facts.number("entered")),
    ENTERED_AMOUNT(
            Basis.ENTERED,
            Unit.MONEY,
            "",
            "entered",
            facts -> facts.money("entered_amount", "entered")),
    WON(Basis.CLOSED, Unit.COUNT, "status == \"won\"", "won", facts -> facts.number("won")),
    LOST(Basis.CLOSED, Unit.COUNT, "status == \"lost\"", "lost", facts -> facts.number("lost")),
    WON_AMOUNT(
            Basis.CLOSED,
            Unit.MONEY,
            "status == \"won\"",
            "won",
            facts -> facts.money("won_amount", "won")),
    WIN_RATE(Basis.CLOSED, Unit.PERCENT, "", "closed", Figure::winRate),
    AVERAGE_DEAL(
            Basis.CLOSED,
            Unit.MONEY,
            "status == \"won\" && !empty(amount)",
            "priced",
            facts -> facts.ratio(facts.number("won_amount"), facts.number("priced"))),
    CYCLE(Basis.CLOSED, Unit.DAYS, "status == \"won\"", "won", facts -> facts.number("cycle")),
    SLIPPAGE(
            Basis.PROMISED,
            Unit.PERCENT,
            "",
            "promised",
            facts -> facts.percent(facts.number("slipped"), facts.number("promised"))),
    SLIPPED(
            Basis.PROMISED,
            Unit.COUNT,
            "(status == \"open\" && (expected_close > date(\"{to}\") || expected_close < today()) || closed_at > date(\"{to}\"))",
            "slipped",
            facts -> facts.number("slipped")),
    OPEN(Basis.OPEN, Unit.COUNT, "", "open", facts -> facts.number("open")),
    OPEN_AMOUNT(Basis.OPEN, Unit.MONEY, "", "open", facts -> facts.money("open_amount", "open")),
    WEIGHTED(Basis.OPEN, Unit.MONEY, "", "open", facts -> facts.money("weighted", "open")),
    VELOCITY(Basis.OPEN, Unit.MONEY_A_DAY, "", "open", Figure::velocity),
    DUE(Basis.DUE, Unit.MONEY, "", "due", facts -> facts.money("due_amount", "due")),
    DUE_WEIGHTED(Basis.DUE, Unit.MONEY, "", "due", facts -> facts.money("due_weighted", "due")),
    COMMIT(
            Basis.DUE,
            Unit.MONEY,
            "forecast == \"commit\"",
            "commit",
            facts -> facts.money("commit_amount", "commit")),
    BEST(
            Basis.DUE,
            Unit.MONEY,
            "forecast == \"best\"",
            "best",
            facts -> facts.money("best_amount", "best")),
    PIPELINE(
            Basis.DUE,
            Unit.MONEY,
            "(forecast == \"pipeline\" || empty(forecast))",
            "pipeline",
            facts -> facts.money("pipeline_amount", "pipeline")),
    OMITTED(
            Basis.DUE,
            Unit.MONEY,
            "forecast == \"omitted\"",
            "omitted",
            facts -> facts.money("omitted_amount", "omitted")),
    COST(Basis.COSTS, Unit.MONEY, "", "campaigns", facts -> facts.money("cost", "campaigns")),
    COST_PER_LEAD(
            Basis.COSTS,
            Unit.MONEY,
            "",
            "campaigns",
            facts -> facts.ratio(facts.number("cost"), facts.number("leads"))),
    RETURN(Basis.COSTS, Unit.PERCENT, "", "campaigns", Figure::returned);

    private final Basis basis;
    private final Unit unit;
    private final String narrower;
    private final String counted;
    private final Function<Facts, @Nullable BigDecimal> formula;

    Figure(
            Basis basis,
            Unit unit,
            String narrower,
            String counted,
            Function<Facts, @Nullable BigDecimal> formula) {
        this.basis = basis;
        this.unit = unit;
        this.narrower = narrower;
        this.counted = counted;
        this.formula = formula;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Basis basis() {
        return basis;
    }

    Unit unit() {
        return unit;
    }

    String narrower(Period period) {
        return narrower.replace("{to}", period.to().toString());
    }

    @Nullable BigDecimal of(Facts facts) {
        BigDecimal value = formula.apply(facts);
        return value == null ? null : value.setScale(Facts.DIGITS, RoundingMode.HALF_UP);
    }

    long records(Facts facts) {
        return counted.equals("closed")
                ? facts.count("won") + facts.count("lost")
                : facts.count(counted);
    }

    private static @Nullable BigDecimal winRate(Facts facts) {
        return facts.percent(facts.number("won"), facts.sum("won", "lost"));
    }

    /** Open deals × win rate × average deal ÷ mean days to win: what is won a day at this pace. */
    private static @Nullable BigDecimal velocity(Facts facts) {
        BigDecimal rate = facts.ratio(facts.number("won"), facts.sum("won", "lost"));
        BigDecimal deal = facts.ratio(facts.number("won_amount"), facts.number("priced"));
        BigDecimal open = facts.number("open");
        return rate == null || deal == null || open == null
                ? null
                : facts.ratio(open.multiply(rate).multiply(deal), facts.number("cycle_mean"));
    }

    /** What was won for what was spent, beyond that: 100 % is twice the cost. */
    private static @Nullable BigDecimal returned(Facts facts) {
        BigDecimal won = facts.money("won_amount", "won");
        BigDecimal cost = facts.number("cost");
        return won == null || cost == null ? null : facts.percent(won.subtract(cost), cost);
    }
}
