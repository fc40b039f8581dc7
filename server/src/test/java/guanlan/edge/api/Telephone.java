package guanlan.edge.api;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;

/** Shows codes as the application on a telephone does, at any half minute around now. */
final class Telephone {
    private static final String SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int STEP_SECONDS = 30;

    private final SecretKeySpec key;
    private final Instant begun = Instant.now();

    Telephone(String secret) {
        var bits = BigInteger.ONE;
        for (char sign : secret.toCharArray()) {
            bits = bits.shiftLeft(5).or(BigInteger.valueOf(SIGNS.indexOf(sign)));
        }
        byte[] bytes = bits.toByteArray();
        this.key = new SecretKeySpec(Arrays.copyOfRange(bytes, 1, bytes.length), "RAW");
    }

    /**
     * {@code 0}: the one of the moment this telephone got its secret, {@code 1} the next, {@code
     * -1} the one before. The first two pass for half a minute at least, whenever a test begins.
     */
    String code(int halfMinutes) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            key, begun.plusSeconds((long) halfMinutes * STEP_SECONDS), Locale.ROOT);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
