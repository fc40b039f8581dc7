package guanlan.edge.webhooks;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param privateAddresses whether addresses of the own machine and network, and plain http, are
 *     allowed; without, an administrator of a company cannot reach what stands behind the firewall
 * @param timeout of one attempt, all in all
 * @param firstPause after the first failed attempt; it grows threefold each time
 * @param longestPause between two attempts
 * @param patience how long a delivery is tried, and a webhook may fail before it is paused
 * @param kept how long finished deliveries can be looked at and sent again
 * @param most webhooks of a company
 * @param parallel deliveries on their way at a time, per node
 */
@ConfigurationProperties("guanlan.webhooks")
record WebhookSettings(
        @DefaultValue("false") boolean privateAddresses,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("5s") Duration firstPause,
        @DefaultValue("6h") Duration longestPause,
        @DefaultValue("1d") Duration patience,
        @DefaultValue("7d") Duration kept,
        @DefaultValue("100") int most,
        @DefaultValue("16") int parallel) {}
