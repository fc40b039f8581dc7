package guanlan.edge.api;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param version of the product, from the build
 */
@ConfigurationProperties("guanlan")
record ApiSettings(@DefaultValue("development") String version) {

    ApiSettings {
        version = version.replace("-SNAPSHOT", "");
    }
}
