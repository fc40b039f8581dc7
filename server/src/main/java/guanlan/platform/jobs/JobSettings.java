package guanlan.platform.jobs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param threads jobs at a time on this node
 * @param poll how often to look for jobs that other nodes scheduled
 * @param heartbeat how often a running job says that it lives; after four missed ones another node
 *     takes it over
 * @param farewell how long running jobs may take to end when the node stops
 */
@ConfigurationProperties("guanlan.jobs")
record JobSettings(
        @DefaultValue("4") int threads,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("2s") Duration heartbeat,
        @DefaultValue("10s") Duration farewell) {}
