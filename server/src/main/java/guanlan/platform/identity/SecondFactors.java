package guanlan.platform.identity;

import static guanlan.platform.identity.IdentityProblem.CODE_WRONG;
import static guanlan.platform.identity.IdentityProblem.ENTRY_REFUSED;
import static guanlan.platform.identity.IdentityProblem.FACTOR_ABSENT;
import static guanlan.platform.identity.IdentityProblem.FACTOR_PRESENT;
import static guanlan.platform.identity.IdentityProblem.FACTOR_REQUIRED;
import static guanlan.platform.identity.IdentityProblem.SESSION_DELAYED;

import guanlan.platform.audit.Kind;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import guanlan.platform.secrets.Sealed;
import guanlan.platform.secrets.Vault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The telephone that somebody shows beside his password. Its secret is kept under seal; a code
 * passes once, on whichever node it is shown first.
 */
@Component
public final class SecondFactors {
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Vault vault;
    private final RecoveryCodes recovery;
    private final Attempts attempts;
    private final Credentials credentials;
    private final Companies companies;
    private final Journal journal;
    private final TransactionTemplate transaction;

    SecondFactors(
            JdbcClient jdbc,
            InstantSource clock,
            Vault vault,
            RecoveryCodes recovery,
            Attempts attempts,
            Credentials credentials,
            Companies companies,
            Journal journal,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.vault = vault;
        this.recovery = recovery;
        this.attempts = attempts;
        this.credentials = credentials;
        this.companies = companies;
        this.journal = journal;
        this.transaction = transaction;
    }

    /** What a telephone must learn, to be typed or to be photographed. */
    public record Enrolment(String secret, String uri, QrCode qr) {
        @Override
        public String toString() {
            return "Enrolment[]";
        }
    }

    /**
     * @param since when it was confirmed; none: there is none
     * @param codesLeft recovery codes that were not used
     * @param required it may not be removed
     */
    public record State(@Nullable Instant since, int codesLeft, boolean required) {}

    private record Kept(String secret, boolean confirmed) {}

    public State state(Credential credential) {
        Optional<Instant> since =
                jdbc.sql(
                                "select confirmed_at from system.second_factor where credential_id = ? and confirmed_at is not null")
                        .param(credential.id())
                        .query((row, _) -> Credentials.instant(row, "confirmed_at"))
                        .optional();
        return new State(
                since.orElse(null),
                recovery.left(credential.id()),
                credentials.standing(credential.id()).needsFactor());
    }

    /** Begins; it counts only when a code has shown that the telephone has learnt it. */
    public Enrolment begin(Credential credential) {
        String secret = OneTimeCodes.secret();
        boolean kept =
                jdbc.sql(
                                        """
                                        insert into system.second_factor as known (credential_id, secret)
                                        values (?, ?)
                                        on conflict (credential_id) do update
                                           set secret = excluded.secret, last_step = 0
                                         where known.confirmed_at is null
                                        """)
                                .param(credential.id())
                                .param(vault.seal(secret).token())
                                .update()
                        > 0;
        if (!kept) {
            throw new Problem(FACTOR_PRESENT);
        }
        String issuer = companies.require(credential.tenant()).name();
        String uri = OneTimeCodes.uri(issuer, credential.login(), secret);
        return new Enrolment(secret, uri, QrCode.of(uri));
    }

    /** The recovery codes, to be shown this once. */
    public List<String> confirm(Credential credential, String code) {
        Kept kept = find(credential.id()).orElseThrow(() -> new Problem(FACTOR_ABSENT));
        if (kept.confirmed()) {
            throw new Problem(FACTOR_PRESENT);
        }
        refuseUnless(credential, () -> usesTelephone(credential.id(), kept, code));
        return transaction.execute(
                _ -> {
                    jdbc.sql(
                                    "update system.second_factor set confirmed_at = ? where credential_id = ?")
                            .param(clock.instant().atOffset(ZoneOffset.UTC))
                            .param(credential.id())
                            .update();
                    journal.note(Kind.SECOND_FACTOR, credential, "on");
                    return recovery.renew(credential.id());
                });
    }

    /** A code of the telephone or a recovery code; each passes once. */
    void require(Credential credential, String code) {
        Kept kept =
                find(credential.id())
                        .filter(Kept::confirmed)
                        .orElseThrow(() -> new Problem(FACTOR_ABSENT));
        refuseUnless(
                credential,
                () ->
                        usesTelephone(credential.id(), kept, code)
                                || recovery.use(credential.id(), code));
    }

    public List<String> renewCodes(Credential credential) {
        if (state(credential).since() == null) {
            throw new Problem(FACTOR_ABSENT);
        }
        return transaction.execute(
                _ -> {
                    journal.note(Kind.SECOND_FACTOR, credential, "recovery codes renewed");
                    return recovery.renew(credential.id());
                });
    }

    public void remove(Credential credential) {
        if (credentials.standing(credential.id()).needsFactor()) {
            throw new Problem(FACTOR_REQUIRED);
        }
        reset(credential, "off");
    }

    /** Without a question: for administrators, when a telephone is lost. */
    void reset(Credential credential, String act) {
        transaction.executeWithoutResult(
                _ -> {
                    jdbc.sql("delete from system.second_factor where credential_id = ?")
                            .param(credential.id())
                            .update();
                    recovery.forget(credential.id());
                    journal.note(Kind.SECOND_FACTOR, credential, act);
                });
    }

    private Optional<Kept> find(UUID credential) {
        return jdbc.sql(
                        "select secret, confirmed_at is not null as confirmed from system.second_factor where credential_id = ?")
                .param(credential)
                .query(
                        (row, _) ->
                                new Kept(
                                        vault.open(new Sealed(row.getString("secret")))
                                                .orElseThrow(
                                                        () ->
                                                                new IllegalStateException(
                                                                        "a second factor is sealed by a key that is not here")),
                                        row.getBoolean("confirmed")))
                .optional();
    }

    /** Marks the code as used in the statement that asks whether it was; seals anew on the way. */
    private boolean usesTelephone(UUID credential, Kept kept, String code) {
        OptionalLong step = OneTimeCodes.step(kept.secret(), digits(code), clock.instant());
        return step.isPresent()
                && jdbc.sql(
                                        "update system.second_factor set last_step = ?, secret = ? where credential_id = ? and last_step < ?")
                                .param(step.getAsLong())
                                .param(vault.seal(kept.secret()).token())
                                .param(credential)
                                .param(step.getAsLong())
                                .update()
                        > 0;
    }

    private void refuseUnless(Credential credential, BooleanSupplier passes) {
        AttemptKey key = AttemptKey.code(credential.id());
        Duration wait = attempts.begin(key, Delays.ACCOUNT);
        if (wait.isPositive()) {
            throw new Problem(SESSION_DELAYED, Map.of("seconds", SignIn.seconds(wait)));
        }
        if (!passes.getAsBoolean()) {
            journal.note(Kind.SIGN_IN_REFUSED, credential, Need.CODE.key());
            throw new Problem(ENTRY_REFUSED, Map.of(), List.of(Finding.of("code", CODE_WRONG)));
        }
        attempts.forget(key);
    }

    private static String digits(String code) {
        return code.replaceAll("\\s", "");
    }
}
