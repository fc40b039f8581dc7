package guanlan.edge.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What of webhooks needs neither a database nor a network. */
class WebhooksTest {
    private static final WebhookSettings STRICT =
            new WebhookSettings(
                    false,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5),
                    Duration.ofHours(6),
                    Duration.ofDays(1),
                    Duration.ofDays(7),
                    100,
                    16);

    /** A message whose signature another implementation made. */
    @Test
    void signsAsTheSpecificationSays() {
        var secret = new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertThat(
                        secret.sign(
                                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                1614265330,
                                "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assertThat(WebhookSecret.random()).isNotEqualTo(WebhookSecret.random());
    }

    @Test
    void waitsThreeTimesAsLongEachTimeUpToALimit() {
        var middle = new Pauses(Duration.ofSeconds(5), Duration.ofHours(6), () -> 0.5);
        assertThat(middle.after(1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(middle.after(3)).isEqualTo(Duration.ofSeconds(45));
        assertThat(middle.after(1000)).isEqualTo(Duration.ofHours(6));
        assertThat(new Pauses(Duration.ofSeconds(5), Duration.ofHours(6), () -> 0).after(1))
                .isEqualTo(Duration.ofSeconds(4));
        assertThat(new Pauses(Duration.ofSeconds(5), Duration.ofHours(6), () -> 1).after(1))
                .isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void knowsWhatIsNotTheOpenInternet() throws UnknownHostException {
        for (String inside :
                new String[] {
                    "127.0.0.1",
                    "0.0.0.0",
                    "10.1.2.3",
                    "172.16.0.1",
                    "192.168.1.1",
                    "169.254.169.254",
                    "100.64.0.1",
                    "198.18.0.1",
                    "224.0.0.1",
                    "255.255.255.255",
                    "::1",
                    "::",
                    "fe80::1",
                    "fd00::1",
                    "64:ff9b::7f00:1",
                    "2002:7f00:1::",
                    "::ffff:127.0.0.1",
                    "::127.0.0.1",
                    "2001::1"
                }) {
            assertThat(Destinations.inside(InetAddress.getByName(inside))).as(inside).isTrue();
        }
        for (String outside :
                new String[] {"1.1.1.1", "223.5.5.5", "2400:3200::1", "100.128.0.1"}) {
            assertThat(Destinations.inside(InetAddress.getByName(outside))).as(outside).isFalse();
        }
    }

    @Test
    void refusesAddressesThatLeadInside() {
        var destinations = new Destinations(STRICT);
        assertRefused(destinations, "https://127.0.0.1/hook", WebhookProblem.PRIVATE);
        assertRefused(destinations, "https://localhost:8443/", WebhookProblem.PRIVATE);
        assertRefused(destinations, "https://[::1]/", WebhookProblem.PRIVATE);
        assertRefused(destinations, "http://1.1.1.1/", WebhookProblem.HTTPS);
        assertRefused(destinations, "ftp://1.1.1.1/", WebhookProblem.URL);
        assertRefused(destinations, "https://user:word@1.1.1.1/", WebhookProblem.URL);
        assertRefused(destinations, "nonsense", WebhookProblem.URL);
        assertRefused(destinations, "https://1.1.1.1/a b\r\nX: y", WebhookProblem.URL);
        assertThat(destinations.require("https://1.1.1.1:8443/a?b=c").getPort()).isEqualTo(8443);
    }

    private static void assertRefused(Destinations destinations, String url, WebhookProblem code) {
        assertThatThrownBy(() -> destinations.require(url))
                .as(url)
                .hasFieldOrPropertyWithValue("code", code);
    }
}
