package guanlan.edge.webhooks;

import guanlan.platform.problems.Problem;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Where messages may go. A name is looked up once per attempt and the connection is made to just
 * that address, so that a name cannot lead inside after it was checked.
 */
@Component
class Destinations {
    private static final int LONGEST = 2000;

    private final WebhookSettings settings;

    Destinations(WebhookSettings settings) {
        this.settings = settings;
    }

    /** An address as text, read and looked up; what is wrong with it is thrown. */
    URI require(String text) {
        URI uri = read(text);
        address(uri);
        return uri;
    }

    InetAddress address(URI uri) {
        String host = uri.getHost();
        try {
            InetAddress[] all = InetAddress.getAllByName(host);
            for (InetAddress address : all) {
                if (!settings.privateAddresses() && inside(address)) {
                    throw new Problem(WebhookProblem.PRIVATE, Map.of("host", host));
                }
            }
            return all[0];
        } catch (UnknownHostException unknown) {
            throw new Problem(WebhookProblem.UNKNOWN_HOST, Map.of("host", host));
        }
    }

    private URI read(String text) {
        try {
            var uri = new URI(text.strip());
            boolean http = "http".equalsIgnoreCase(uri.getScheme());
            boolean https = "https".equalsIgnoreCase(uri.getScheme());
            boolean plain = uri.getHost() != null && uri.getRawUserInfo() == null;
            if (!(http || https) || !plain || text.length() > LONGEST) {
                throw new Problem(WebhookProblem.URL);
            }
            if (http && !settings.privateAddresses()) {
                throw new Problem(WebhookProblem.HTTPS);
            }
            return uri;
        } catch (URISyntaxException unreadable) {
            throw new Problem(WebhookProblem.URL);
        }
    }

    /** Everything that is not the open Internet (RFC 6890). */
    static boolean inside(InetAddress address) {
        boolean known =
                address.isLoopbackAddress()
                        || address.isAnyLocalAddress()
                        || address.isLinkLocalAddress()
                        || address.isSiteLocalAddress()
                        || address.isMulticastAddress();
        return known
                || switch (address) {
                    case Inet4Address four -> inside4(four.getAddress());
                    case Inet6Address six -> inside6(six.getAddress());
                    default -> true;
                };
    }

    /** This network, carriers' own, protocol assignments, benchmarks, reserved. */
    private static boolean inside4(byte[] bytes) {
        int first = bytes[0] & 255;
        int second = bytes[1] & 255;
        return first == 0
                || first >= 240
                || first == 100 && (second & 0b1100_0000) == 64
                || first == 192 && second == 0 && bytes[2] == 0
                || first == 198 && (second & 0b1111_1110) == 18;
    }

    /** Unique local addresses, and those that carry an IPv4 address: translated, 6to4, Teredo. */
    private static boolean inside6(byte[] bytes) {
        int first = (bytes[0] & 255) << 8 | bytes[1] & 255;
        int second = (bytes[2] & 255) << 8 | bytes[3] & 255;
        return (first & 0xFE00) == 0xFC00
                || first == 0x0064 && second == 0xFF9B
                || first == 0x2002
                || first == 0x2001 && second == 0
                || first == 0;
    }
}
