package guanlan.platform.identity;

import java.net.InetAddress;

/**
 * From where and with what somebody comes, as far as the connection tells. A proxy hands on what it
 * was told: what is no address is none, and signs that steer a terminal are taken out.
 */
public record Visitor(String address, String agent) {
    private static final int LONGEST = 300;

    public Visitor {
        address = clean(address);
        agent = agent.replaceAll("\\p{Cntrl}", " ").strip();
        agent = agent.substring(0, Math.min(agent.length(), LONGEST));
    }

    private static String clean(String address) {
        try {
            return InetAddress.ofLiteral(address).getHostAddress().replaceFirst("%.*$", "");
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
