package guanlan.platform.identity;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The way in without the telephone: codes of 80 random bits, shown once and good once each. Only
 * their hashes are kept; with so many bits a fast one is enough.
 */
@Repository
class RecoveryCodes {
    static final int MANY = 10;

    private static final int BYTES = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;

    RecoveryCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Fresh ones in place of all earlier ones, in the caller's transaction. */
    List<String> renew(UUID credential) {
        forget(credential);
        List<String> codes = Stream.generate(RecoveryCodes::make).limit(MANY).toList();
        for (String code : codes) {
            jdbc.sql(
                            "insert into system.recovery_code (credential_id, code_hash) values (?, decode(?, 'hex'))")
                    .param(credential)
                    .param(hash(code))
                    .update();
        }
        return codes;
    }

    /** True once for each. */
    boolean use(UUID credential, String code) {
        return jdbc.sql(
                                "delete from system.recovery_code where credential_id = ? and code_hash = decode(?, 'hex')")
                        .param(credential)
                        .param(hash(code))
                        .update()
                > 0;
    }

    int left(UUID credential) {
        return jdbc.sql("select count(*) from system.recovery_code where credential_id = ?")
                .param(credential)
                .query(Integer.class)
                .single();
    }

    void forget(UUID credential) {
        jdbc.sql("delete from system.recovery_code where credential_id = ?")
                .param(credential)
                .update();
    }

    private static String make() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base32.write(bytes).toLowerCase(Locale.ROOT).replaceAll("(.{4})(?=.)", "$1-");
    }

    private static String hash(String code) {
        return new Token(code.toLowerCase(Locale.ROOT).replaceAll("[^a-z2-7]", "")).hash();
    }
}
