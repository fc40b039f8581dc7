package guanlan.edge.api;

import guanlan.domain.scoring.Scorecards;
import guanlan.domain.scoring.SuggestedRules;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a lead's points are made of. */
@RestController
@RequestMapping("/api/scoring")
final class ScoringController {
    private final Scorecards scorecards;
    private final SuggestedRules suggested;

    ScoringController(Scorecards scorecards, SuggestedRules suggested) {
        this.scorecards = scorecards;
        this.suggested = suggested;
    }

    record Adopted(int count) {}

    @GetMapping("/leads/{id}")
    Scorecards.Scorecard card(@PathVariable UUID id) {
        return scorecards.of(id);
    }

    /** Rules to begin with, while there are none; for those who may make rules. */
    @PostMapping("/suggestions")
    @ResponseStatus(HttpStatus.CREATED)
    Adopted adopt() {
        return new Adopted(suggested.adopt());
    }
}
