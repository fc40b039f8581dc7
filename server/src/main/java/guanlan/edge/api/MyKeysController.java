package guanlan.edge.api;

import guanlan.platform.identity.ApiKey;
import guanlan.platform.identity.ApiKeys;
import guanlan.platform.identity.Confirmation;
import guanlan.platform.identity.Session;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The keys that one makes for programs. Each secret is shown once. */
@RestController
@RequestMapping("/api/me/keys")
final class MyKeysController {
    private final ApiKeys keys;
    private final MandateJson mandates;
    private final Confirmation confirmation;

    MyKeysController(ApiKeys keys, MandateJson mandates, Confirmation confirmation) {
        this.keys = keys;
        this.mandates = mandates;
        this.confirmation = confirmation;
    }

    /**
     * @param expiresAt absent: good until it is revoked
     * @param mandate objects with the rights on them; absent: everything of its owner
     */
    record Entry(
            @NotNull String name,
            @Nullable Instant expiresAt,
            @Nullable Map<String, List<String>> mandate) {}

    /** For so many hours the secret before stays good. */
    record Rotation(@Min(0) @Max(720) int overlapHours) {}

    record KeyBody(
            UUID id,
            String name,
            String hint,
            @Nullable Map<String, List<String>> mandate,
            Instant createdAt,
            @Nullable Instant expiresAt,
            boolean expired,
            @Nullable Instant formerUntil,
            @Nullable Instant usedAt,
            @Nullable String usedAddress) {
        static KeyBody of(ApiKey key) {
            return new KeyBody(
                    key.id(),
                    key.name(),
                    key.hint(),
                    MandateJson.write(key.mandate()),
                    key.createdAt(),
                    key.expiresAt(),
                    key.expired(),
                    key.formerUntil(),
                    key.usedAt(),
                    key.usedAddress());
        }
    }

    record MadeBody(KeyBody key, String secret) {
        static MadeBody of(ApiKeys.Made made) {
            return new MadeBody(KeyBody.of(made.key()), made.secret().text());
        }

        @Override
        public String toString() {
            return "MadeBody[]";
        }
    }

    record Items(List<KeyBody> items) {}

    @GetMapping
    Items list(@RequestAttribute(SessionFilter.SESSION) Session session) {
        return new Items(keys.list(session.credential()).stream().map(KeyBody::of).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    MadeBody make(
            @RequestAttribute(SessionFilter.SESSION) Session session,
            @Valid @RequestBody Entry entry) {
        confirmation.require(session);
        var wish =
                new ApiKeys.Wish(entry.name(), entry.expiresAt(), mandates.read(entry.mandate()));
        return MadeBody.of(keys.make(session.credential(), wish));
    }

    @PostMapping("/{id}/rotation")
    MadeBody rotate(
            @RequestAttribute(SessionFilter.SESSION) Session session,
            @PathVariable UUID id,
            @Valid @RequestBody Rotation rotation) {
        confirmation.require(session);
        var overlap = Duration.ofHours(rotation.overlapHours());
        return MadeBody.of(keys.rotate(session.credential(), id, overlap));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@RequestAttribute(SessionFilter.SESSION) Session session, @PathVariable UUID id) {
        keys.revoke(session.credential(), id);
    }
}
