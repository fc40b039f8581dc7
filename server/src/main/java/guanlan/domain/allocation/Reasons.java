package guanlan.domain.allocation;

import guanlan.domain.allocation.AllocationRule.Strategy;
import guanlan.domain.allocation.Given.Kind;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says in words why somebody got a record, or why nobody could. */
@Component
class Reasons {
    private static final String TEXTS = "allocation.";

    private final Texts texts;

    Reasons(Texts texts) {
        this.texts = texts;
    }

    /**
     * The sentences in their order.
     *
     * @param names of the person and of who gave it by hand, by id
     */
    List<String> of(Given given, Map<UUID, String> names) {
        Map<String, Object> params = new HashMap<>();
        Choice choice = given.why().choice();
        params.put("person", names.getOrDefault(given.person(), "?"));
        params.put("rule", choice == null ? "" : choice.rule());
        List<String> sentences = new ArrayList<>();
        UUID actor = given.actor();
        if (given.kind() == Kind.BY_HAND && actor != null) {
            params.put("actor", names.getOrDefault(actor, "?"));
            sentences.add(say("said.by_hand_of", params));
        } else {
            sentences.add(say("said." + given.kind().key(), params));
        }
        if (choice != null && given.kind() != Kind.MANAGER) {
            sentences.add(because(choice));
        }
        return sentences;
    }

    /** Why the one who was chosen was. */
    String because(Choice choice) {
        @Nullable Candidate chosen = choice.chosen().orElse(null);
        if (chosen == null) {
            return say("waits", Map.of("rule", choice.rule()));
        }
        long able = choice.candidates().stream().filter(Candidate::isIn).count();
        Map<String, Object> params = new HashMap<>();
        params.put("person", chosen.name());
        params.put("count", able);
        params.put("load", chosen.load());
        params.put("room", chosen.room());
        params.put("rate", Math.round(chosen.rate() == null ? 0 : chosen.rate() * 100));
        return say("because." + (able == 1 ? "alone" : reason(choice.strategy(), chosen)), params);
    }

    private static String reason(Strategy strategy, Candidate chosen) {
        return switch (strategy) {
            case ROUND_ROBIN -> chosen.turn() == 0 ? "first_turn" : "round_robin";
            case LEAST_LOADED -> "least_loaded";
            case MOST_ROOM -> chosen.capacity() == null ? "no_limit" : "most_room";
            case WIN_RATE -> "win_rate";
        };
    }

    /** Why nobody got it. */
    List<String> waits(Why why) {
        List<String> sentences = new ArrayList<>();
        Choice choice = why.choice();
        if (why.refusals().isEmpty()) {
            sentences.add(say("waits", Map.of("rule", choice == null ? "" : choice.rule())));
        }
        why.refusals()
                .forEach(
                        refusal ->
                                sentences.add(
                                        texts.say(refusal.key(), refusal.params(), locale())));
        return sentences;
    }

    /** How somebody stood, or why he was left out. */
    String of(Candidate candidate) {
        Map<String, Object> params = new HashMap<>();
        params.put("load", candidate.load());
        params.put("capacity", String.valueOf(candidate.capacity()));
        if (candidate.out() != null) {
            return say("out." + candidate.out().key(), params);
        }
        return say(candidate.capacity() == null ? "able" : "able_within", params);
    }

    private String say(String key, Map<String, ?> params) {
        return texts.say(TEXTS + key, params, locale());
    }

    private static Locale locale() {
        return Caller.current().locale();
    }
}
