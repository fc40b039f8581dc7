package guanlan.platform.identity;

import static guanlan.platform.identity.IdentityProblem.PASSWORD_USED;

import guanlan.platform.identity.PasswordPolicy.Owner;
import guanlan.platform.problems.Finding;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What happens to every new password of a person, however he comes to give one. */
@Component
class NewPassword {
    private final Credentials credentials;
    private final Companies companies;
    private final Passwords passwords;
    private final PasswordPolicy policy;
    private final PasswordPast past;
    private final int history;

    NewPassword(
            Credentials credentials,
            Companies companies,
            Passwords passwords,
            PasswordPolicy policy,
            PasswordPast past,
            IdentitySettings settings) {
        this.credentials = credentials;
        this.companies = companies;
        this.passwords = passwords;
        this.policy = policy;
        this.past = past;
        this.history = settings.password().history();
    }

    /** The hash to keep; refuses what is not good enough. */
    String require(String field, String fresh, Credential credential) {
        var entries = new Entries();
        entries.password(field, fresh, owner(credential), policy);
        entries.refuseFindings();
        used(field, fresh, credential.id()).ifPresent(entries::add);
        entries.refuseFindings();
        return passwords.hash(fresh);
    }

    /** In the caller's transaction. */
    void keep(UUID credential, String hash) {
        credentials.hash(credential).ifPresent(former -> past.add(credential, former));
        credentials.keepPassword(credential, hash);
    }

    private Owner owner(Credential credential) {
        return new Owner(credential.login(), companies.require(credential.tenant()).name());
    }

    private Optional<Finding> used(String field, String fresh, UUID credential) {
        boolean used =
                history > 0
                        && (credentials
                                        .hash(credential)
                                        .filter(present -> passwords.match(fresh, present))
                                        .isPresent()
                                || past.of(credential).stream()
                                        .anyMatch(former -> passwords.match(fresh, former)));
        return used
                ? Optional.of(Finding.of(field, PASSWORD_USED, Map.of("count", history)))
                : Optional.empty();
    }
}
