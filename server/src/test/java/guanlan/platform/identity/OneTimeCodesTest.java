package guanlan.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodesTest {
    /** RFC 6238, appendix B. */
    private static final String SECRET =
            Base32.write("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    private static final Instant NOW = Instant.parse("2026-03-05T08:00:00Z");

    /** The vectors have eight digits, of which the last six are ours. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void areThoseOfTheStandard(long second, String code) {
        assertThat(OneTimeCodes.code(SECRET, Instant.ofEpochSecond(second))).isEqualTo(code);
    }

    @Test
    void passWithTheirNeighboursOnly() {
        String code = OneTimeCodes.code(SECRET, NOW);
        long step = NOW.getEpochSecond() / 30;
        assertThat(OneTimeCodes.step(SECRET, code, NOW.plusSeconds(59))).hasValue(step);
        assertThat(OneTimeCodes.step(SECRET, code, NOW.minusSeconds(30))).hasValue(step);
        assertThat(OneTimeCodes.step(SECRET, code, NOW.plusSeconds(60))).isEmpty();
        assertThat(OneTimeCodes.step(SECRET, code, NOW.minusSeconds(31))).isEmpty();
        assertThat(OneTimeCodes.step(SECRET, "", NOW)).isEmpty();
    }

    @Test
    void areToldToATelephoneByAnAddress() {
        assertThat(OneTimeCodes.uri("百川 & Co", new Login("lin@b.cn"), "ABC"))
                .isEqualTo(
                        "otpauth://totp/%E7%99%BE%E5%B7%9D%20%26%20Co:lin%40b.cn?secret=ABC"
                                + "&issuer=%E7%99%BE%E5%B7%9D%20%26%20Co&algorithm=SHA1&digits=6&period=30");
    }
}
