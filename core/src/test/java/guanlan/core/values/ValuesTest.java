package guanlan.core.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        1234.50     | 1234.50
        1,234.5     | 1234.5
        ￥1.2万      | 12000
        1.2 亿元     | 120000000
        (300)       | -300
        -$5         | -5
        12%         | 12
        3.5k        | 3500
        １２３        | 123
        1e6         | 1000000
        """)
    void readsAmounts(String text, BigDecimal meant) {
        assertThat(Amounts.read(text))
                .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo(meant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "1,23", "12..5", "万", "--3", "1e999", "N/A"})
    void refusesWhatIsNoAmount(String text) {
        assertThat(Amounts.read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-03-05",
                "2024/3/5",
                "2024年3月5日",
                "20240305",
                "2024.3.5",
                "2024-03-05 14:30",
                "2024-03-05T14:30:00"
            })
    void readsDays(String text) {
        assertThat(Days.readDate(text)).contains(LocalDate.of(2024, 3, 5));
    }

    @Test
    void refusesDayAndMonthThatCouldBeSwapped() {
        assertThat(Days.readDate("3/5/2024")).isEmpty();
        assertThat(Days.readDate("3/25/2024")).contains(LocalDate.of(2024, 3, 25));
        assertThat(Days.readDate("2024-02-30")).isEmpty();
    }

    @Test
    void readsMomentsInTheZoneOfTheReader() {
        assertThat(Days.readInstant("2024-03-05 14:30", SHANGHAI))
                .contains(Instant.parse("2024-03-05T06:30:00Z"));
        assertThat(Days.readInstant("2024-03-05T14:30:00+01:00", SHANGHAI))
                .contains(Instant.parse("2024-03-05T13:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "138 0013 8000,+8613800138000",
        "+86-138-0013-8000,+8613800138000",
        "021-1234 5678,+862112345678",
        "(021)12345678转805,+862112345678;ext=805",
        "+1 (312) 226-2649,+13122262649",
        "2262649,2262649"
    })
    void readsPhones(String text, String meant) {
        assertThat(Phones.read(text)).contains(meant);
        assertThat(Phones.read(meant)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "call me", "12", "1234567890123456"})
    void refusesWhatIsNoPhone(String text) {
        assertThat(Phones.read(text)).isEmpty();
    }

    @Test
    void readsMailAndWebAddresses() {
        assertThat(Addresses.readMail(" Lin.Tao@Example.COM ")).contains("lin.tao@example.com");
        assertThat(Addresses.readMail("no at sign")).isEmpty();
        assertThat(Addresses.readUrl("WWW.Example.com/About"))
                .contains("https://www.example.com/About");
        assertThat(Addresses.readUrl("javascript:alert(1)")).isEmpty();
    }

    @Test
    void checksCreditCodes() {
        assertThat(CreditCode.read("91110000802100433b")).contains("91110000802100433B");
        assertThat(CreditCode.read("91110000802100433C")).isEmpty();
        assertThat(CreditCode.read("9111000080210043")).isEmpty();
    }

    @Test
    void idsRiseAndNeverRepeat() {
        var ids = new Ids(InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")));
        var seen = new HashSet<UUID>();
        UUID before = ids.next();
        for (int made = 0; made < 10_000; made++) {
            UUID next = ids.next();
            assertThat(next.version()).isEqualTo(7);
            assertThat(next.variant()).isEqualTo(2);
            assertThat(before.toString()).isLessThan(next.toString());
            assertThat(seen.add(next)).isTrue();
            before = next;
        }
    }
}
