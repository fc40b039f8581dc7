package guanlan.platform.mail;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server, as the operator tells it: {@code GUANLAN_MAIL_HOST}, {@code GUANLAN_MAIL_PORT}
 * and so on.
 *
 * @param host none: nothing is sent
 * @param port zero: the usual one of the security
 * @param user none: the server is not asked who may send
 * @param secret of the user; may be sealed by the product's own key
 * @param from the sender; none: the user
 * @param link where people reach the product, for what letters lead to
 * @param timeout for each step of the conversation with the server
 */
@ConfigurationProperties("guanlan.mail")
public record MailSettings(
        @DefaultValue("") String host,
        @DefaultValue("0") int port,
        @DefaultValue("") String user,
        @DefaultValue("") String secret,
        @DefaultValue("") String from,
        @DefaultValue("STARTTLS") Security security,
        @DefaultValue("http://localhost:8080") URI link,
        @DefaultValue("10s") Duration timeout) {

    /** How the conversation is kept from others. */
    public enum Security {
        /** Not at all: for a server on the same machine. */
        NONE(25),
        STARTTLS(587),
        TLS(465);

        private final int port;

        Security(int port) {
            this.port = port;
        }
    }

    public MailSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(
                    "GUANLAN_MAIL_PORT is %d, which is no port: give a number up to 65535."
                            .formatted(port));
        }
        if (!host.isBlank() && !sender(from, user).contains("@")) {
            throw new IllegalArgumentException(
                    "GUANLAN_MAIL_HOST is set, but nobody sends: set GUANLAN_MAIL_FROM to an address such as crm@example.com.");
        }
    }

    boolean complete() {
        return !host.isBlank();
    }

    int door() {
        return port == 0 ? security.port : port;
    }

    String sender() {
        return sender(from, user);
    }

    private static String sender(String from, String user) {
        return from.isBlank() ? user : from;
    }

    /** Secrets are told nowhere by accident. */
    @Override
    public String toString() {
        return "MailSettings[" + host + ":" + door() + "]";
    }
}
