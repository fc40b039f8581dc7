package guanlan.core.money;

import guanlan.core.values.Amounts;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads money as people write it: {@code USD 1,200.50}, {@code ￥1.2万}, {@code 1200.5 欧元}, {@code
 * (300) HKD}. A currency may stand before or after the amount, and must be the same where it stands
 * at both ends.
 */
public final class MoneyText {
    private static final int LONGEST = 80;

    private MoneyText() {}

    /** What was written; no currency where none was named. */
    public record Written(Optional<Currency> currency, BigDecimal amount) {}

    /** A text and the currency that was taken off it. */
    private record Rest(String text, Optional<Currency> currency) {}

    public static Optional<Written> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String bare =
                Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .replaceAll("\\s+", "")
                        .toUpperCase(Locale.ROOT);
        boolean minus = bare.startsWith("-");
        Rest front = front(minus ? bare.substring(1) : bare);
        Rest back = back(front.text());
        if (front.currency().isPresent()
                && back.currency().isPresent()
                && !front.currency().equals(back.currency())) {
            return Optional.empty();
        }
        Optional<Currency> currency = front.currency().or(back::currency);
        String amount = back.text();
        if (minus && amount.startsWith("-") || amount.endsWith("%")) {
            return Optional.empty();
        }
        return Amounts.read(minus ? "-" + amount : amount)
                .map(number -> new Written(currency, number));
    }

    private static Rest front(String text) {
        for (Map.Entry<String, Currency> word : Currencies.words().entrySet()) {
            if (text.startsWith(word.getKey())) {
                return new Rest(
                        text.substring(word.getKey().length()), Optional.of(word.getValue()));
            }
        }
        return new Rest(text, Optional.empty());
    }

    private static Rest back(String text) {
        for (Map.Entry<String, Currency> word : Currencies.words().entrySet()) {
            if (text.endsWith(word.getKey())) {
                return new Rest(
                        text.substring(0, text.length() - word.getKey().length()),
                        Optional.of(word.getValue()));
            }
        }
        return new Rest(text, Optional.empty());
    }
}
