package guanlan.domain.warnings;

import guanlan.engine.query.Deadlines;
import guanlan.platform.access.Caller;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** All rules of a company at a moment, each in a transaction of its own. */
@Component
class Evaluations {
    private static final Logger LOG = LoggerFactory.getLogger(Evaluations.class);

    private final WarningRules rules;
    private final WarningStore store;
    private final Evaluation evaluation;
    private final Deadlines deadlines;
    private final InstantSource clock;

    Evaluations(
            WarningRules rules,
            WarningStore store,
            Evaluation evaluation,
            Deadlines deadlines,
            InstantSource clock) {
        this.rules = rules;
        this.store = store;
        this.evaluation = evaluation;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /**
     * Every record of every rule.
     *
     * @return the next moment at which there is something to tell
     */
    Optional<Instant> all() {
        Instant now = clock.instant();
        List<WarningRule> active = rules.active();
        store.resolveAllBut(active.stream().map(WarningRule::id).toList(), now);
        List<WarningRule> readable = active.stream().filter(this::isReadable).toList();
        readable.forEach(rule -> evaluation.of(rule, null, now));
        return readable.stream()
                .flatMap(
                        rule ->
                                Stream.of(
                                        deadlines.next(rule.deadline(), now, null),
                                        store.next(rule, now)))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /**
     * Only those records of an object.
     *
     * @return the next deadline that they have
     */
    Optional<Instant> some(String object, Collection<UUID> records) {
        Instant now = clock.instant();
        List<WarningRule> concerned =
                rules.active().stream()
                        .filter(rule -> rule.object().value().equals(object))
                        .filter(this::isReadable)
                        .toList();
        concerned.forEach(rule -> evaluation.of(rule, records, now));
        return concerned.stream()
                .flatMap(rule -> deadlines.next(rule.deadline(), now, records).stream())
                .min(Instant::compareTo);
    }

    /** One that can no longer be read holds the others not up; the screen of rules names it. */
    private boolean isReadable(WarningRule rule) {
        boolean readable = deadlines.fits(rule.deadline());
        if (!readable) {
            LOG.warn("warning rule {} of {} cannot be asked", rule.id(), Caller.current().tenant());
        }
        return readable;
    }
}
