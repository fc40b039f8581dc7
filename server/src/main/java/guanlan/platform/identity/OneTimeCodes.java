package guanlan.platform.identity;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of six digits that an application on a telephone makes anew every half minute (RFC 6238,
 * with HMAC-SHA-1, as all of them know it). The neighbouring half minutes pass too, since clocks
 * differ.
 */
final class OneTimeCodes {
    private static final int DIGITS = 6;
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int NEIGHBOURS = 1;

    /** RFC 4226 §4 R6 recommends 160 bits. */
    private static final int SECRET_BYTES = 20;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final HmacOneTimePasswordGenerator GENERATOR =
            new HmacOneTimePasswordGenerator(DIGITS);

    private OneTimeCodes() {}

    /** A fresh secret in Base32. */
    static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base32.write(bytes);
    }

    /** The half minute whose code it is; nothing when it is none of those that pass now. */
    static OptionalLong step(String secret, String code, Instant now) {
        long present = now.getEpochSecond() / STEP.toSeconds();
        return LongStream.rangeClosed(present - NEIGHBOURS, present + NEIGHBOURS)
                .filter(step -> Token.same(code(secret, step), code))
                .findFirst();
    }

    static String code(String secret, Instant now) {
        return code(secret, now.getEpochSecond() / STEP.toSeconds());
    }

    private static String code(String secret, long step) {
        try {
            var key = new SecretKeySpec(Base32.read(secret), "RAW");
            return GENERATOR.generateOneTimePasswordString(key, step, Locale.ROOT);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * What a telephone reads from the picture (the key URI format that Google Authenticator began).
     */
    static String uri(String issuer, Login login, String secret) {
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=%d&period=%d"
                .formatted(
                        encoded(issuer),
                        encoded(login.value()),
                        secret,
                        encoded(issuer),
                        DIGITS,
                        STEP.toSeconds());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
