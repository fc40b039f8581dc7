package guanlan.platform.identity;

/** From where and with what somebody comes, as far as the connection tells. */
public record Visitor(String address, String agent) {
    private static final int LONGEST = 300;

    public Visitor {
        agent = agent.substring(0, Math.min(agent.length(), LONGEST));
    }
}
