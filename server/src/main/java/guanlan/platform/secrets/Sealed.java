package guanlan.platform.secrets;

/**
 * A text under seal, as it is kept: {@code sealed.1.<key>.<nonce, text and tag in Base64>}. The
 * same text under the same key always looks the same, so that equality can be asked without
 * opening.
 */
public record Sealed(String token) {

    /** What is sealed is told nowhere by accident. */
    @Override
    public String toString() {
        return "••••";
    }
}
