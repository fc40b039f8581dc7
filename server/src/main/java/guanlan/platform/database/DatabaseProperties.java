package guanlan.platform.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param url an external database; nothing means our own in the data folder
 * @param connections most connections at a time; the embedded server takes 60
 */
@ConfigurationProperties("guanlan.database")
record DatabaseProperties(@Nullable String url, @DefaultValue("24") int connections) {}
