package guanlan.edge.api;

import guanlan.platform.identity.Confirmation;
import guanlan.platform.identity.EntryLink;
import guanlan.platform.identity.Member;
import guanlan.platform.identity.SecurityDuty;
import guanlan.platform.identity.Session;
import guanlan.platform.identity.Staff;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What administrators do with people's doors; the border lets nobody else here. */
@RestController
final class StaffController {
    private final Staff staff;
    private final SecurityDuty duty;
    private final Confirmation confirmation;

    StaffController(Staff staff, SecurityDuty duty, Confirmation confirmation) {
        this.staff = staff;
        this.duty = duty;
        this.confirmation = confirmation;
    }

    record Invitation(
            @NotNull String name,
            @NotNull String login,
            @NotNull String role,
            @NotNull String locale,
            @Nullable UUID user) {}

    /** The link as a path with its token behind the {@code #}, which browsers send to nobody. */
    record LinkBody(UUID user, String path, Instant expiresAt) {
        static LinkBody of(EntryLink link) {
            return new LinkBody(link.user(), "/welcome#" + link.token().text(), link.expiresAt());
        }

        @Override
        public String toString() {
            return "LinkBody[]";
        }
    }

    record MemberBody(
            UUID user,
            String login,
            String name,
            String role,
            boolean active,
            boolean invited,
            boolean mustChangePassword,
            boolean hasSecondFactor,
            boolean secondFactorRequired,
            int keys,
            @Nullable Instant linkExpiresAt,
            @Nullable Instant seenAt) {
        static MemberBody of(Member member) {
            return new MemberBody(
                    member.user(),
                    member.login().value(),
                    member.name(),
                    member.role().key(),
                    member.active(),
                    member.invited(),
                    member.mustChangePassword(),
                    member.hasSecondFactor(),
                    member.secondFactorRequired(),
                    member.keys(),
                    member.linkExpiresAt(),
                    member.seenAt());
        }
    }

    record Items(List<MemberBody> items) {}

    /** {@code secondFactor}: optional, administrators or everybody. */
    record Duty(@NotNull String secondFactor) {}

    @GetMapping("/api/people")
    Items list(@RequestAttribute(SessionFilter.SESSION) Session session) {
        String tenant = session.credential().tenant();
        return new Items(staff.list(tenant).stream().map(MemberBody::of).toList());
    }

    @PostMapping("/api/people")
    @ResponseStatus(HttpStatus.CREATED)
    LinkBody invite(
            @RequestAttribute(SessionFilter.SESSION) Session session,
            @Valid @RequestBody Invitation entry) {
        confirmation.require(session);
        var invitation =
                new Staff.Invitation(
                        entry.name(), entry.login(), entry.role(), entry.locale(), entry.user());
        return LinkBody.of(staff.invite(session.credential(), invitation));
    }

    @PatchMapping("/api/people/{user}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(
            @RequestAttribute(SessionFilter.SESSION) Session session,
            @PathVariable UUID user,
            @RequestBody Staff.Change change) {
        confirmation.require(session);
        staff.change(session.credential(), user, change);
    }

    @PostMapping("/api/people/{user}/link")
    LinkBody link(
            @RequestAttribute(SessionFilter.SESSION) Session session, @PathVariable UUID user) {
        confirmation.require(session);
        return LinkBody.of(staff.link(session.credential(), user));
    }

    @DeleteMapping("/api/people/{user}/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSessions(
            @RequestAttribute(SessionFilter.SESSION) Session session, @PathVariable UUID user) {
        staff.endSessions(session.credential(), user);
    }

    @DeleteMapping("/api/people/{user}/second-factor")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resetFactor(
            @RequestAttribute(SessionFilter.SESSION) Session session, @PathVariable UUID user) {
        confirmation.require(session);
        staff.resetFactor(session.credential(), user);
    }

    @GetMapping("/api/security")
    Duty duty(@RequestAttribute(SessionFilter.SESSION) Session session) {
        return new Duty(duty.of(session.credential().tenant()).key());
    }

    @PatchMapping("/api/security")
    Duty change(
            @RequestAttribute(SessionFilter.SESSION) Session session,
            @Valid @RequestBody Duty wanted) {
        confirmation.require(session);
        return new Duty(duty.keep(session.credential(), wanted.secondFactor()).key());
    }
}
