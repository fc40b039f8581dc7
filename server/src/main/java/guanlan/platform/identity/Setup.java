package guanlan.platform.identity;

import static guanlan.platform.identity.IdentityProblem.SETUP_DONE;
import static guanlan.platform.identity.IdentityProblem.SETUP_REFUSED;

import guanlan.platform.access.Role;
import guanlan.platform.database.Tenants;
import guanlan.platform.problems.Problem;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The way in for the first administrator, by the one-time link; closed for good once there is
 * somebody.
 */
@Component
public final class Setup {
    private final Credentials credentials;
    private final Companies companies;
    private final SetupLink link;
    private final Admission admission;
    private final PasswordPolicy policy;
    private final TransactionTemplate transaction;

    Setup(
            Credentials credentials,
            Companies companies,
            SetupLink link,
            Admission admission,
            PasswordPolicy policy,
            TransactionTemplate transaction) {
        this.credentials = credentials;
        this.companies = companies;
        this.link = link;
        this.admission = admission;
        this.policy = policy;
        this.transaction = transaction;
    }

    /** What the first administrator enters. */
    public record Form(
            Token token,
            String name,
            String login,
            String password,
            String company,
            String locale) {
        @Override
        public String toString() {
            return "Form[]";
        }
    }

    public boolean needed() {
        return credentials.none();
    }

    public Credential complete(Form form) {
        Credential credential = transaction.execute(_ -> admit(form));
        link.removeFile();
        return credential;
    }

    private Credential admit(Form form) {
        if (!link.holds(form.token())) {
            throw new Problem(needed() ? SETUP_REFUSED : SETUP_DONE);
        }
        var entries = new Entries();
        String company = entries.name("company", form.company());
        Newcomer newcomer = read(form, entries);
        entries.refuseFindings();
        link.forget();
        companies.rename(Tenants.MAIN, company);
        return admission.admit(newcomer, Tenants.MAIN);
    }

    private Newcomer read(Form form, Entries entries) {
        Login login = entries.login(form.login());
        entries.password(
                "password",
                form.password(),
                new PasswordPolicy.Owner(login, form.company()),
                policy);
        entries.locale(form.locale());
        var profile =
                new Profile(
                        entries.name("name", form.name()),
                        Locale.of(form.locale()),
                        Theme.SYSTEM,
                        ZoneId.systemDefault());
        return new Newcomer(login, form.password(), Role.ADMINISTRATOR, profile);
    }
}
