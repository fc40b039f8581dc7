package guanlan.engine.exchange;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param chunk rows written in one transaction: fewer cost time, more cost memory and progress
 */
@ConfigurationProperties("guanlan.exchange")
record ExchangeSettings(@DefaultValue("5000") int chunk) {}
