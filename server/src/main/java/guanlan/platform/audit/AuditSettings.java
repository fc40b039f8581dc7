package guanlan.platform.audit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param seal how long an entry may wait for its seal
 * @param check how often the whole chain is checked in the background
 * @param kept how long entries are kept after they were sealed ({@code GUANLAN_AUDIT_KEPT=730d});
 *     not given: for ever
 */
@ConfigurationProperties("guanlan.audit")
record AuditSettings(
        @DefaultValue("2s") Duration seal,
        @DefaultValue("1d") Duration check,
        @Nullable Duration kept) {}
