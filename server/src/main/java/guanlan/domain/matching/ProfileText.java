package guanlan.domain.matching;

import guanlan.core.matching.Judge;
import guanlan.domain.matching.Profile.Combination;
import guanlan.domain.matching.Profile.Trait;
import guanlan.engine.schema.ObjectName;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A profile as its record keeps it. */
final class ProfileText {
    private static final JsonMapper JSON = new JsonMapper();

    private ProfileText() {}

    private record Kept(
            List<Trait> traits,
            List<Combination> combinations,
            Judge.Limits limits,
            boolean tellsHidden,
            @Nullable Double mergesFrom) {}

    static String write(Profile profile) {
        return JSON.writeValueAsString(
                new Kept(
                        profile.traits(),
                        profile.combinations(),
                        profile.limits(),
                        profile.tellsHidden(),
                        profile.mergesFrom()));
    }

    static Profile read(ObjectName object, String source) {
        Kept kept = JSON.readValue(source, Kept.class);
        return new Profile(
                object,
                kept.traits(),
                kept.combinations(),
                kept.limits(),
                kept.tellsHidden(),
                kept.mergesFrom(),
                false);
    }
}
