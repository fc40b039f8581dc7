package guanlan.core.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** An amount in a currency, with as many digits as ISO 4217 gives that currency. */
public record Money(Currency currency, BigDecimal amount) {

    public Money {
        amount = amount.setScale(digits(currency), RoundingMode.HALF_UP);
    }

    /** Digits behind the point: 2 for most, 0 for the yen, 3 for the Kuwaiti dinar. */
    public static int digits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }

    /**
     * Its worth in another currency, rounded half up.
     *
     * @param rate what one unit of this currency is worth there
     */
    public Money at(BigDecimal rate, Currency other) {
        return new Money(other, amount.multiply(rate));
    }

    @Override
    public String toString() {
        return currency.getCurrencyCode() + " " + amount.toPlainString();
    }
}
