package guanlan.platform.secrets;

import guanlan.platform.database.StartRefused;
import java.util.Arrays;
import java.util.List;

/** Where keys are kept: the first seals, all of them open. */
interface Keys {
    String NO_KEY =
            "GUANLAN_SECRET_KEY holds something that is no key: give 32 random bytes in Base64, such as \"openssl rand -base64 32\" prints; several are separated by commas, the newest first.";

    List<SealingKey> all();

    /** Puts a fresh key before the others; false: the operator keeps them, and must do it. */
    boolean renew();

    /** Keys that the operator gives: 32 bytes in Base64 each, the newest first. */
    static Keys given(String text) {
        List<SealingKey> keys =
                Arrays.stream(text.split("[,\\s]+"))
                        .filter(each -> !each.isEmpty())
                        .map(Keys::read)
                        .toList();
        if (keys.isEmpty()) {
            throw new StartRefused(NO_KEY);
        }
        return new Keys() {
            @Override
            public List<SealingKey> all() {
                return keys;
            }

            @Override
            public boolean renew() {
                return false;
            }
        };
    }

    private static SealingKey read(String text) {
        return SealingKey.read(text).orElseThrow(() -> new StartRefused(NO_KEY));
    }
}
