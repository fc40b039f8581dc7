package guanlan.platform.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals with AES-256-GCM. The nonce is a keyed hash (HMAC-SHA256) of the text: it never comes twice
 * for different texts, and the same text can be found again without opening anything. Who has the
 * database alone learns which values are equal and how long they are, nothing else.
 */
final class SealingKey {
    static final String MARK = "sealed.1.";
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int ID = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] master;
    private final String id;

    private SealingKey(byte[] master) {
        this.master = master;
        this.id = HexFormat.of().formatHex(Arrays.copyOf(derived("id"), ID));
    }

    static SealingKey random() {
        byte[] master = new byte[KEY];
        RANDOM.nextBytes(master);
        return new SealingKey(master);
    }

    /** Nothing when the text is not 32 bytes in Base64. */
    static Optional<SealingKey> read(String text) {
        try {
            byte[] master = Base64.getDecoder().decode(text.strip());
            return master.length == KEY ? Optional.of(new SealingKey(master)) : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    /** As {@link #read} takes it back. */
    String written() {
        return Base64.getEncoder().encodeToString(master);
    }

    String id() {
        return id;
    }

    /** How everything begins that it seals. */
    String mark() {
        return MARK + id + ".";
    }

    Sealed seal(String clear) {
        try {
            byte[] text = clear.getBytes(UTF_8);
            byte[] nonce = Arrays.copyOf(hashed(derived("nonce"), text), NONCE);
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(text);
            byte[] all = ByteBuffer.allocate(NONCE + closed.length).put(nonce).put(closed).array();
            return new Sealed(mark() + Base64.getUrlEncoder().withoutPadding().encodeToString(all));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Nothing when it was not sealed with this key, or was altered since. */
    Optional<String> open(Sealed sealed) {
        if (!sealed.token().startsWith(mark())) {
            return Optional.empty();
        }
        try {
            byte[] all = Base64.getUrlDecoder().decode(sealed.token().substring(mark().length()));
            if (all.length < NONCE + TAG_BITS / 8) {
                return Optional.empty();
            }
            byte[] clear =
                    cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(all, NONCE))
                            .doFinal(all, NONCE, all.length - NONCE);
            return Optional.of(new String(clear, UTF_8));
        } catch (AEADBadTagException | IllegalArgumentException altered) {
            return Optional.empty();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        var key = new SecretKeySpec(derived("text"), "AES");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(mark().getBytes(UTF_8));
        return cipher;
    }

    /** A key of its own for each purpose; none tells anything of another. */
    byte[] derived(String purpose) {
        return hashed(master, ("guanlan " + purpose).getBytes(UTF_8));
    }

    private static byte[] hashed(byte[] key, byte[] text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
