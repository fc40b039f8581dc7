package guanlan.platform.identity;

import guanlan.platform.access.Role;
import guanlan.platform.database.StartRefused;
import guanlan.platform.database.Tenants;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Texts;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * At the start of an installation without people: makes {@code admin} from {@code
 * GUANLAN_ADMIN_PASSWORD}, or a link by which somebody sets himself up. There is no default
 * password. Runs when every bean is ready and before the first request is taken; not for a command,
 * which must leave a running server's link alone.
 */
@Component
@ConditionalOnExpression("${server.port:8080} >= 0")
final class FirstAdministrator implements SmartLifecycle {
    /** After the engine's own start (negative phases), before the web server's. */
    static final int PHASE = 0;

    private static final Login LOGIN = new Login("admin");

    private final IdentitySettings.Admin settings;
    private final Setup setup;
    private final SetupLink link;
    private final Admission admission;
    private final PasswordPolicy policy;
    private final TransactionTemplate transaction;
    private boolean running;

    FirstAdministrator(
            IdentitySettings settings,
            Setup setup,
            SetupLink link,
            Admission admission,
            PasswordPolicy policy,
            TransactionTemplate transaction) {
        this.settings = settings.admin();
        this.setup = setup;
        this.link = link;
        this.admission = admission;
        this.policy = policy;
        this.transaction = transaction;
    }

    @Override
    public void start() {
        running = true;
        if (!setup.needed()) {
            link.removeFile();
        } else if (settings.password() == null || settings.password().isEmpty()) {
            transaction.executeWithoutResult(_ -> link.renew());
        } else {
            admit(settings.password());
        }
    }

    private void admit(String password) {
        policy.finding("password", password, new PasswordPolicy.Owner(LOGIN, ""))
                .ifPresent(FirstAdministrator::refuse);
        var profile = new Profile("管理员", Locale.CHINESE, Theme.SYSTEM, ZoneId.systemDefault());
        var newcomer = new Newcomer(LOGIN, password, Role.ADMINISTRATOR, profile);
        transaction.executeWithoutResult(
                _ -> {
                    link.forget();
                    admission.admit(newcomer, Tenants.MAIN);
                });
        link.removeFile();
    }

    private static void refuse(Finding finding) {
        throw new StartRefused(
                "GUANLAN_ADMIN_PASSWORD is refused: " + new Texts().say(finding, Locale.ENGLISH));
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
