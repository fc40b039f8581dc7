package guanlan.platform.identity;

import static guanlan.platform.identity.IdentityProblem.LOGIN_TAKEN;
import static guanlan.platform.identity.IdentityProblem.PERSON_DEACTIVATED;
import static guanlan.platform.identity.IdentityProblem.PERSON_HAS_DOOR;
import static guanlan.platform.identity.IdentityProblem.PERSON_LAST;

import guanlan.platform.access.Role;
import guanlan.platform.audit.Kind;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What administrators do with other people's doors. Whoever calls has made sure that one does. */
@Component
public final class Staff {
    private static final Duration INVITATION = Duration.ofDays(7);
    private static final Duration RESET = Duration.ofHours(24);

    private final Members members;
    private final Admission admission;
    private final EntryLinks links;
    private final SecondFactors factors;
    private final Sessions sessions;
    private final ApiKeys keys;
    private final Attempts attempts;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Staff(
            Members members,
            Admission admission,
            EntryLinks links,
            SecondFactors factors,
            Sessions sessions,
            ApiKeys keys,
            Attempts attempts,
            Journal journal,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.members = members;
        this.admission = admission;
        this.links = links;
        this.factors = factors;
        this.sessions = sessions;
        this.keys = keys;
        this.attempts = attempts;
        this.journal = journal;
        this.events = events;
        this.transaction = transaction;
    }

    /**
     * Who is asked to come.
     *
     * @param user the record of somebody who is known already
     */
    public record Invitation(
            String name, String login, String role, String locale, @Nullable UUID user) {}

    /** What is absent stays as it is. */
    public record Change(
            @Nullable Boolean active,
            @Nullable String role,
            @Nullable Boolean mustChangePassword,
            @Nullable Boolean secondFactorRequired) {}

    public List<Member> list(String tenant) {
        return members.list(tenant);
    }

    public EntryLink invite(Credential by, Invitation invitation) {
        var entries = new Entries();
        Login login = entries.login(invitation.login());
        String name = entries.name("name", invitation.name());
        entries.locale(invitation.locale());
        entries.role(invitation.role());
        if (members.taken(login)) {
            entries.add(Finding.of("login", LOGIN_TAKEN));
        }
        entries.refuseFindings();
        UUID known = invitation.user();
        if (known != null && members.has(known)) {
            throw new Problem(PERSON_HAS_DOOR);
        }
        var profile =
                new Profile(
                        name, Locale.of(invitation.locale()), Theme.SYSTEM, ZoneId.systemDefault());
        var newcomer = new Newcomer(login, null, Role.of(invitation.role()), profile);
        return transaction.execute(
                _ -> {
                    Credential person =
                            known == null
                                    ? admission.admit(newcomer, by.tenant())
                                    : admission.admitKnown(newcomer, by.tenant(), known);
                    journal.note(Kind.PERSON, person, "invited");
                    return links.make(person, by.user(), INVITATION);
                });
    }

    /** A new link: for whoever has not come yet, or lost his password. */
    public EntryLink link(Credential by, UUID user) {
        Credential person = members.require(by.tenant(), user);
        if (!members.active(person)) {
            throw new Problem(PERSON_DEACTIVATED);
        }
        Duration goodFor = members.invited(person) ? INVITATION : RESET;
        return transaction.execute(
                _ -> {
                    journal.note(Kind.PERSON, person, "link");
                    return links.make(person, by.user(), goodFor);
                });
    }

    public void change(Credential by, UUID user, Change change) {
        Credential person = members.require(by.tenant(), user);
        if (change.role() != null) {
            var entries = new Entries();
            entries.role(change.role());
            entries.refuseFindings();
        }
        transaction.executeWithoutResult(_ -> keep(person, change));
        sessions.forget(person.id());
        keys.forget(person.id());
    }

    private void keep(Credential person, Change change) {
        members.keep(person.id(), change);
        if (!members.hasAdministrator(person.tenant())) {
            throw new Problem(PERSON_LAST);
        }
        note(person, change);
        Boolean active = change.active();
        if (active != null) {
            events.publishEvent(new PersonActivated(person.user(), person.tenant(), active));
        }
        if (Boolean.FALSE.equals(active)) {
            links.forget(person.id());
        }
        if (Boolean.FALSE.equals(active) || Boolean.TRUE.equals(change.mustChangePassword())) {
            sessions.closeAll(person.id());
        }
    }

    private void note(Credential person, Change change) {
        if (change.active() != null) {
            journal.note(Kind.PERSON, person, change.active() ? "activated" : "deactivated");
        }
        if (change.role() != null) {
            journal.note(Kind.PERMISSION, person, "role", "role", change.role());
        }
        if (change.mustChangePassword() != null) {
            journal.note(
                    Kind.PASSWORD, person, "to be changed", "wanted", change.mustChangePassword());
        }
        if (change.secondFactorRequired() != null) {
            journal.note(
                    Kind.SECOND_FACTOR,
                    person,
                    "required",
                    "wanted",
                    change.secondFactorRequired());
        }
    }

    /** Ends what he has open everywhere, and lets him try again at once. */
    public void endSessions(Credential by, UUID user) {
        Credential person = members.require(by.tenant(), user);
        sessions.closeAll(person.id());
        attempts.forget(AttemptKey.login(person.login()));
        journal.note(Kind.SESSION_ENDED, person, "all");
    }

    /** His telephone is lost; whoever used it is out. */
    public void resetFactor(Credential by, UUID user) {
        Credential person = members.require(by.tenant(), user);
        factors.reset(person, "reset");
        sessions.closeAll(person.id());
        attempts.forget(AttemptKey.code(person.id()));
    }
}
