package guanlan.platform.identity;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/**
 * What attempts are counted by. A login is kept as its hash, since people type their password there
 * by mistake; of an IPv6 address only the network counts, since a visitor has all of it.
 */
record AttemptKey(String text) {
    private static final int NETWORK_BYTES = 8;

    static AttemptKey login(Login login) {
        return new AttemptKey("login:" + new Token(login.value()).hash());
    }

    static AttemptKey code(UUID credential) {
        return new AttemptKey("code:" + credential);
    }

    static AttemptKey address(String address) {
        return new AttemptKey("address:" + network(address));
    }

    private static String network(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
                    : address;
        } catch (IllegalArgumentException _) {
            return "unknown";
        }
    }
}
