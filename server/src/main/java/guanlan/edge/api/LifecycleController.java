package guanlan.edge.api;

import guanlan.domain.lifecycle.AccountLifecycles;
import guanlan.domain.lifecycle.AccountLifecycles.AccountLifecycle;
import guanlan.domain.lifecycle.LifecycleOverviews;
import guanlan.domain.lifecycle.LifecycleOverviews.Overview;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The lifecycle of accounts: where each stands, how many stand where, what rules would change. */
@RestController
@RequestMapping("/api")
final class LifecycleController {
    private final AccountLifecycles accounts;
    private final LifecycleOverviews overviews;

    LifecycleController(AccountLifecycles accounts, LifecycleOverviews overviews) {
        this.accounts = accounts;
        this.overviews = overviews;
    }

    /**
     * A rule as it would be.
     *
     * @param rule the one that is changed; without: a new one
     * @param place how many of the other active ones stand before it
     */
    record LifecycleDraft(
            @Nullable UUID rule,
            @NotNull Integer place,
            @NotNull Boolean active,
            @NotNull String state,
            @Nullable Set<@NotNull String> from,
            @Nullable String condition) {}

    @GetMapping("/records/account/{id}/lifecycle")
    AccountLifecycle of(@PathVariable UUID id) {
        return accounts.of(id);
    }

    /** For those who keep the rules. */
    @GetMapping("/lifecycle")
    Overview now() {
        return overviews.now();
    }

    /** How it would be with one rule made, changed, moved or turned off; nothing is kept of it. */
    @PostMapping("/lifecycle/preview")
    Overview preview(@RequestBody @Valid LifecycleDraft draft) {
        return overviews.with(
                new LifecycleOverviews.Draft(
                        draft.rule(),
                        draft.place(),
                        draft.active(),
                        draft.state(),
                        draft.from(),
                        draft.condition()));
    }
}
