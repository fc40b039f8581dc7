package guanlan.platform.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import guanlan.platform.secrets.Vault;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * What only this installation can do: mark an entry as its own (HMAC-SHA256) and sign a seal
 * (Ed25519). Both keys are derived from the keys that seal secrets, which lie outside of the
 * database; older ones still vouch for what they signed.
 */
@Component
final class AuditKeys {
    private static final String MARK = "audit mark";
    private static final String SIGNATURE = "audit signature";
    private static final String ALGORITHM = "Ed25519";
    private static final int SHOWN = 8;

    private final Vault vault;
    private final Map<String, KeyPair> pairs = new ConcurrentHashMap<>();

    AuditKeys(Vault vault) {
        this.vault = vault;
    }

    /** A signature and the fingerprint of the public key that checks it. */
    record Signed(String signer, byte[] signature) {}

    byte[] mark(AuditEntry entry) {
        return Hashes.hmac(vault.derived(MARK).getFirst(), entry.line().getBytes(UTF_8));
    }

    boolean marked(AuditEntry entry, byte[] mark) {
        byte[] line = entry.line().getBytes(UTF_8);
        return vault.derived(MARK).stream()
                .anyMatch(key -> Arrays.equals(Hashes.hmac(key, line), mark));
    }

    Signed sign(byte[] text) {
        KeyPair pair = pairs().getFirst();
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair.getPrivate());
            signature.update(text);
            return new Signed(fingerprint(pair), signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** False too when the key is not here. */
    boolean signed(byte[] text, Signed by) {
        return pairs().stream()
                .filter(pair -> fingerprint(pair).equals(by.signer()))
                .anyMatch(pair -> signed(pair, text, by.signature()));
    }

    /** Fingerprint of the key that signs now: the beginning of its SHA-256, in hexadecimal. */
    String signer() {
        return fingerprint(pairs().getFirst());
    }

    private static boolean signed(KeyPair pair, byte[] text, byte[] signature) {
        try {
            var check = Signature.getInstance(ALGORITHM);
            check.initVerify(pair.getPublic());
            check.update(text);
            return check.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    private List<KeyPair> pairs() {
        return vault.derived(SIGNATURE).stream()
                .map(
                        seed ->
                                pairs.computeIfAbsent(
                                        HexFormat.of().formatHex(Hashes.sha256(seed)),
                                        _ -> pair(seed)))
                .toList();
    }

    /** The private key of Ed25519 is 32 chosen bytes; a generator asks for just these. */
    private static KeyPair pair(byte[] seed) {
        try {
            var generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String fingerprint(KeyPair pair) {
        byte[] hash = Hashes.sha256(pair.getPublic().getEncoded());
        return HexFormat.of().formatHex(hash, 0, SHOWN);
    }

    /** Gives what it was given, once. */
    private static final class Given extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final byte[] bytes;

        Given(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] to) {
            if (to.length != bytes.length) {
                throw new IllegalStateException("a key is asked for in an unknown way");
            }
            System.arraycopy(bytes, 0, to, 0, to.length);
        }
    }
}
