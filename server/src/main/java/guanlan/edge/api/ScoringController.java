package guanlan.edge.api;

import guanlan.domain.scoring.ScoreOverviews;
import guanlan.domain.scoring.ScoreOverviews.Overview;
import guanlan.domain.scoring.Scorecards;
import guanlan.domain.scoring.Scorecards.Scorecard;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Scoring of leads: what one's points are made of, how all come out, what a rule would change. */
@RestController
@RequestMapping("/api")
final class ScoringController {
    private final Scorecards scorecards;
    private final ScoreOverviews overviews;

    ScoringController(Scorecards scorecards, ScoreOverviews overviews) {
        this.scorecards = scorecards;
        this.overviews = overviews;
    }

    /**
     * A rule as it would be.
     *
     * @param rule the one that is changed; without: a new one
     */
    record ScoringDraft(
            @Nullable UUID rule,
            @NotNull Boolean active,
            @NotNull String dimension,
            @NotNull String applies,
            @NotNull @Min(-100) @Max(100) Integer points) {}

    @GetMapping("/records/lead/{id}/score")
    Scorecard of(@PathVariable UUID id) {
        return scorecards.of(id);
    }

    /** For those who keep the rules. */
    @GetMapping("/scoring")
    Overview now() {
        return overviews.now();
    }

    /** How it would be with one rule made, changed or turned off; nothing is kept of it. */
    @PostMapping("/scoring/preview")
    Overview preview(@RequestBody @Valid ScoringDraft draft) {
        return overviews.with(
                new ScoreOverviews.Draft(
                        draft.rule(),
                        draft.active(),
                        draft.dimension(),
                        draft.applies(),
                        draft.points()));
    }
}
