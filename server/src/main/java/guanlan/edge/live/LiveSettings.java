package guanlan.edge.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param heartbeat how often a quiet client is told that all is well, and its session is checked
 * @param room frames that may wait for a slow client before it is told to load anew
 * @param clients most open streams of a node
 * @param lookers how long a page is believed to show a record after it said so
 */
@ConfigurationProperties("guanlan.live")
record LiveSettings(
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("256") int room,
        @DefaultValue("4000") int clients,
        @DefaultValue("40s") Duration lookers) {}
