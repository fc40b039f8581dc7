package guanlan.domain.matching;

import guanlan.engine.query.Question;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permits;
import org.springframework.stereotype.Component;

/**
 * {@code possible_duplicate} in the criteria of lists: whether an open pair holds the record. From
 * whom something that is compared is hidden, pairs are judged anew by what he may read: of those
 * that the queue shows him.
 */
@Component
class PossibleDuplicates implements Question {
    private final MatchProfiles profiles;
    private final Permits permits;
    private final Pairs pairs;

    PossibleDuplicates(MatchProfiles profiles, Permits permits, Pairs pairs) {
        this.profiles = profiles;
        this.permits = permits;
        this.pairs = pairs;
    }

    @Override
    public String word() {
        return "possible_duplicate";
    }

    @Override
    public boolean isAsked(ObjectName object) {
        return profiles.find(object).isPresent();
    }

    @Override
    public Answer of(ObjectName object) {
        var permit = permits.of(Caller.current(), object.value());
        return Twins.veiled(profiles.require(object), permit).isEmpty()
                ? new Answer.Pairs("match_pair", Pair.State.OPEN.key())
                : new Answer.Records(pairs.inQueue(object));
    }
}
