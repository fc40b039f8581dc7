package guanlan.edge.api;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much may be asked of this node; {@code GUANLAN_LIMITS_CALLER=200} and so on. Ten seconds'
 * worth may come at once.
 *
 * @param address requests a second from one address, which may be a whole office
 * @param caller requests a second of one person, or of one key
 * @param heavy of these, requests a second that read or write much: imports, batches, aggregates
 * @param daily requests a day of one person, or of one key
 * @param body the most that a request may bring
 * @param batch the most that a batch of records may bring; files have their own limit
 * @param statement how long one question to the database may take for somebody who waits; four
 *     times as long for what reads or writes much
 */
@ConfigurationProperties("guanlan.limits")
record LimitSettings(
        @DefaultValue("500") int address,
        @DefaultValue("100") int caller,
        @DefaultValue("20") int heavy,
        @DefaultValue("5000000") long daily,
        @DefaultValue("2MB") DataSize body,
        @DefaultValue("64MB") DataSize batch,
        @DefaultValue("30s") Duration statement) {
    static final int SECONDS_AT_ONCE = 10;
}
