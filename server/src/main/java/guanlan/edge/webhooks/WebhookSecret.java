package guanlan.edge.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What both sides know. Messages are signed after the Standard Webhooks specification, so that its
 * libraries check them.
 */
record WebhookSecret(String text) {
    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static WebhookSecret random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    /** A text that is a secret in clear. */
    static Optional<WebhookSecret> find(String text) {
        return text.startsWith(PREFIX) ? Optional.of(new WebhookSecret(text)) : Optional.empty();
    }

    /** {@code v1,} and the HMAC-SHA256 over id, seconds since 1970 and body in Base64. */
    String sign(String id, long seconds, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            byte[] key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] signed = (id + "." + seconds + "." + body).getBytes(StandardCharsets.UTF_8);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "WebhookSecret[]";
    }
}
