package guanlan.engine.exchange;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param chunk rows written in one transaction: fewer cost time, more cost memory and progress
 * @param kept how long an exported file can be fetched, and one brought for import waits to be run
 */
@ConfigurationProperties("guanlan.exchange")
record ExchangeSettings(@DefaultValue("5000") int chunk, @DefaultValue("7d") Duration kept) {}
