package guanlan.edge.api;

import guanlan.domain.pools.Claims;
import guanlan.domain.pools.PoolOverview;
import guanlan.domain.pools.PoolOverviews;
import guanlan.domain.pools.PoolProblem;
import guanlan.domain.pools.Releases;
import guanlan.engine.query.Filter;
import guanlan.platform.problems.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Public pools: what there is to claim, and the acts of claiming, assigning and releasing. */
@RestController
@RequestMapping("/api/pools")
final class PoolsController {
    private final PoolOverviews overviews;
    private final Claims claims;
    private final Releases releases;
    private final RecordAnswers answers;
    private final MassAnswers masses;

    PoolsController(
            PoolOverviews overviews,
            Claims claims,
            Releases releases,
            RecordAnswers answers,
            MassAnswers masses) {
        this.overviews = overviews;
        this.claims = claims;
        this.releases = releases;
        this.answers = answers;
        this.masses = masses;
    }

    record Listed(List<PoolOverview> items) {}

    /**
     * Either the records, or how many of a filter.
     *
     * @param next how many of those that meet {@code where} and {@code q}, in the order of {@code
     *     sort}; without one the longest waiting first
     */
    record Claimed(
            @Nullable List<@NotNull UUID> records,
            @Nullable Integer next,
            @Nullable String where,
            @Nullable String q,
            @Nullable String sort) {}

    record Assigned(@NotNull List<@NotNull UUID> records, @NotNull UUID to) {}

    /**
     * @param reason why: one of the choices of {@code pool_reason}, or a word of one's own
     */
    record Released(@NotNull List<@NotNull UUID> records, @Nullable String reason) {}

    /** The records in the order of the outcomes. */
    record Settled(List<UUID> records, BatchJson.Answer result) {}

    @GetMapping
    Listed list() {
        return new Listed(overviews.all());
    }

    @PostMapping("/{id}/claims")
    Settled claim(@PathVariable UUID id, @RequestBody @Valid Claimed claimed) {
        List<UUID> records = claimed.records();
        Integer next = claimed.next();
        if (records != null) {
            return settled(claims.claim(id, records));
        }
        if (next == null) {
            throw new Problem(PoolProblem.NOTHING_NAMED);
        }
        var filter = new Filter(claimed.where(), claimed.q(), false);
        return settled(claims.claimNext(id, next, filter, claimed.sort()));
    }

    @PostMapping("/{id}/assignments")
    Settled assign(@PathVariable UUID id, @RequestBody @Valid Assigned assigned) {
        return settled(claims.assign(id, assigned.records(), assigned.to()));
    }

    @PostMapping("/{id}/releases")
    Settled release(@PathVariable UUID id, @RequestBody @Valid Released released) {
        return settled(claims.release(id, released.records(), released.reason()));
    }

    /** For those who may change rules. */
    @GetMapping("/rules/{id}/preview")
    Releases.Preview preview(@PathVariable UUID id) {
        return releases.preview(id);
    }

    /** At once, beside its daily runs. */
    @PostMapping("/rules/{id}/runs")
    @ResponseStatus(HttpStatus.ACCEPTED)
    MassAnswers.MassJson run(@PathVariable UUID id) {
        return masses.answer(releases.run(id));
    }

    private Settled settled(Claims.Settled settled) {
        return new Settled(settled.records(), answers.answer(settled.written()));
    }
}
