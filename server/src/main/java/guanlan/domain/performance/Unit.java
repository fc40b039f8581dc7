package guanlan.domain.performance;

/** What a number is a number of. */
public enum Unit {
    COUNT,
    PERCENT,
    /** In the company's currency. */
    MONEY,
    MONEY_A_DAY,
    DAYS,
    HOURS
}
