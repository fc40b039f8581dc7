package guanlan.domain.matching;

import guanlan.engine.exchange.Lookalikes;
import guanlan.engine.schema.ObjectName;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What rows of files may be, as at the door: within the rights of whoever imports. */
@Component
class ImportTwins implements Lookalikes {
    private final MatchProfiles profiles;
    private final Twins twins;

    ImportTwins(MatchProfiles profiles, Twins twins) {
        this.profiles = profiles;
        this.twins = twins;
    }

    @Override
    public boolean compares(ObjectName object) {
        return profiles.find(object).isPresent();
    }

    @Override
    public List<UUID> of(ObjectName object, Map<String, String> texts) {
        return twins.of(object, texts, null).twins().stream().map(twin -> twin.row().id()).toList();
    }
}
