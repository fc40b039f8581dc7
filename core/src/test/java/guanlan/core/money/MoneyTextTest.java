package guanlan.core.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "USD 1,200.50|USD|1200.50",
                "￥1.2万|CNY|12000",
                "1200.5 欧元|EUR|1200.5",
                "HK$ 3.5k|HKD|3500",
                "-$5|USD|-5",
                "€ -5|EUR|-5",
                "(300) 日元|JPY|-300",
                "1.5亿元|CNY|150000000",
                "人民币 3 元|CNY|3",
                "usd12|USD|12",
                "RM 20|MYR|20",
                "NT$1,000|TWD|1000",
                "300 chf|CHF|300",
                "１２０ 美金|USD|120"
            })
    void readsMoneyAsPeopleWriteIt(String text, String currency, BigDecimal amount) {
        var written = MoneyText.read(text).orElseThrow();
        assertThat(written.currency()).contains(Currency.getInstance(currency));
        assertThat(written.amount()).isEqualByComparingTo(amount);
    }

    @Test
    void leavesTheCurrencyOpenWhereNoneIsNamed() {
        assertThat(MoneyText.read("1,200.5").orElseThrow().currency()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "much", "USD", "USD 3 EUR", "5%", "3 USDX", "XAU 5", "--5", "-$-5"})
    void refusesTheRest(String text) {
        assertThat(MoneyText.read(text)).isEmpty();
    }

    @Test
    void readsBackWhatItWrites() {
        for (Currency each : Currencies.all()) {
            var money = new Money(each, new BigDecimal("-1234.567"));
            var written = MoneyText.read(money.toString()).orElseThrow();
            assertThat(written.currency()).as(money.toString()).contains(each);
            assertThat(written.amount()).isEqualByComparingTo(money.amount());
        }
    }

    @Test
    void roundsToTheDigitsOfTheCurrency() {
        var yen = new Money(Currency.getInstance("JPY"), new BigDecimal("100.5"));
        assertThat(yen.amount()).isEqualTo("101");
        assertThat(yen.at(new BigDecimal("0.04815"), Currency.getInstance("KWD")).amount())
                .isEqualTo("4.863");
    }
}
