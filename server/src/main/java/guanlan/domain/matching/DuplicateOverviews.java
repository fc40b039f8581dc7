package guanlan.domain.matching;

import guanlan.core.matching.Leaning;
import guanlan.domain.matching.Pair.State;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the search for duplicates stands, an object each that the caller may see. */
@Component
public class DuplicateOverviews {
    private final MatchProfiles profiles;
    private final Pairs pairs;
    private final TaughtModels models;
    private final Work work;
    private final Permits permits;

    DuplicateOverviews(
            MatchProfiles profiles, Pairs pairs, TaughtModels models, Work work, Permits permits) {
        this.profiles = profiles;
        this.pairs = pairs;
        this.models = models;
        this.work = work;
        this.permits = permits;
    }

    /**
     * How it stands with an object.
     *
     * @param counts pairs by state, of all records
     * @param waiting records whose twins are still to be looked for
     * @param building records of the index made so far; null: it is complete
     * @param model null: as shipped
     */
    public record Overview(
            Profile profile,
            Map<State, Long> counts,
            long waiting,
            @Nullable Long building,
            @Nullable Model model) {}

    /** The card of a taught model. */
    public record Model(
            long version,
            int answers,
            Instant madeAt,
            Leaning.Quality taught,
            Leaning.Quality shipped,
            List<Weight> weights) {}

    /** How much a field speaks beyond what the shipped model says. */
    public record Weight(String field, double weight) {}

    public List<Overview> all() {
        return profiles.all().stream()
                .filter(
                        profile ->
                                permits.of(Caller.current(), profile.object().value())
                                        .allows(Right.SEE))
                .map(this::of)
                .toList();
    }

    public Overview of(Profile profile) {
        Optional<Work.Build> build = work.build(profile.object());
        return new Overview(
                profile,
                pairs.counts(profile.object()),
                work.waiting(profile.object()),
                build.filter(Work.Build::running).map(Work.Build::done).orElse(null),
                model(profile));
    }

    public Profile profile(ObjectName object) {
        return profiles.require(object);
    }

    private @Nullable Model model(Profile profile) {
        TaughtModels.Card card = models.of(profile.object()).card();
        if (card == null || !card.traits().equals(profile.signature())) {
            return null;
        }
        List<Weight> weights = new ArrayList<>();
        for (int at = 0; at < profile.traits().size(); at++) {
            weights.add(new Weight(profile.traits().get(at).field(), card.weights()[at + 2]));
        }
        return new Model(
                card.version(),
                card.answers(),
                card.madeAt(),
                card.quality(),
                card.shipped(),
                weights);
    }
}
