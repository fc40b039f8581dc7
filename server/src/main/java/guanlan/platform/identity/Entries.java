package guanlan.platform.identity;

import static guanlan.platform.identity.IdentityProblem.CHOICE_UNKNOWN;
import static guanlan.platform.identity.IdentityProblem.ENTRY_LONG;
import static guanlan.platform.identity.IdentityProblem.ENTRY_REFUSED;
import static guanlan.platform.identity.IdentityProblem.ENTRY_REQUIRED;
import static guanlan.platform.identity.IdentityProblem.LOGIN_UNFIT;
import static guanlan.platform.identity.IdentityProblem.ZONE_UNKNOWN;

import guanlan.platform.access.Role;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads what somebody entered in a form, and collects every complaint before it refuses. */
final class Entries {
    private static final int LONGEST_NAME = 100;
    private static final List<String> LOCALES = List.of("zh", "en");
    private static final List<String> ROLES = Arrays.stream(Role.values()).map(Role::key).toList();
    private static final List<String> THEMES =
            Arrays.stream(Theme.values()).map(Theme::key).toList();

    private final List<Finding> findings = new ArrayList<>();

    String name(String field, String entry) {
        String name = entry.strip();
        if (name.isEmpty()) {
            findings.add(Finding.of(field, ENTRY_REQUIRED));
        } else if (name.length() > LONGEST_NAME) {
            findings.add(Finding.of(field, ENTRY_LONG, Map.of("max", LONGEST_NAME)));
        }
        return name;
    }

    Login login(String entry) {
        Login login = new Login(entry);
        if (!login.fits()) {
            findings.add(Finding.of("login", LOGIN_UNFIT));
        }
        return login;
    }

    void password(String field, String entry, PasswordPolicy.Owner owner, PasswordPolicy policy) {
        policy.finding(field, entry, owner).ifPresent(findings::add);
    }

    void add(Finding finding) {
        findings.add(finding);
    }

    void locale(String entry) {
        choice("locale", entry, LOCALES);
    }

    void role(String entry) {
        choice("role", entry, ROLES);
    }

    void theme(String entry) {
        choice("theme", entry, THEMES);
    }

    void zone(String entry) {
        try {
            ZoneId.of(entry);
        } catch (DateTimeException _) {
            findings.add(Finding.of("timeZone", ZONE_UNKNOWN));
        }
    }

    void refuseFindings() {
        if (!findings.isEmpty()) {
            throw new Problem(ENTRY_REFUSED, Map.of(), findings);
        }
    }

    void choice(String field, String entry, List<String> choices) {
        if (!choices.contains(entry)) {
            var possible = String.join(", ", choices);
            findings.add(Finding.of(field, CHOICE_UNKNOWN, Map.of("choices", possible)));
        }
    }
}
