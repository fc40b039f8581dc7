package guanlan.core.money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Money that is compared in the company's own currency.
 *
 * @param currency none: the company's own, which is filled in when the value is written
 * @param rate what one unit was worth in the company's currency; none: it is yet to be looked up
 * @param on the day of the rate; none where there is nothing to convert
 * @param base the amount in the company's currency
 */
public record Priced(
        @Nullable Currency currency,
        BigDecimal amount,
        @Nullable BigDecimal rate,
        @Nullable LocalDate on,
        @Nullable BigDecimal base) {

    public Priced {
        amount = currency == null ? amount : new Money(currency, amount).amount();
        rate = rate == null ? null : plain(rate);
    }

    /** Equal rates are written alike, so that equal values are equal. */
    private static BigDecimal plain(BigDecimal rate) {
        BigDecimal bare = rate.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }

    /** In the company's own currency, of which one is always worth one. */
    public static Priced own(Currency base, BigDecimal amount) {
        BigDecimal worth = new Money(base, amount).amount();
        return new Priced(base, worth, BigDecimal.ONE, null, worth);
    }

    /** With the rate of a day. */
    public static Priced at(Money money, BigDecimal rate, LocalDate on, Currency base) {
        return new Priced(
                money.currency(), money.amount(), rate, on, money.at(rate, base).amount());
    }
}
