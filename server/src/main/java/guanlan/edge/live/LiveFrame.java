package guanlan.edge.live;

import guanlan.engine.changes.Position;

/** One server-sent event. With its id a client that was cut off goes on where it was. */
record LiveFrame(String event, Position id, String data) {
    static LiveFrame hello(Position at) {
        return new LiveFrame("hello", at, "{}");
    }

    static LiveFrame beat(Position at) {
        return new LiveFrame("beat", at, "{}");
    }

    /** Too much to tell: load anew what is on the screen. */
    static LiveFrame resync(Position at) {
        return new LiveFrame("resync", at, "{}");
    }

    /**
     * @param reason session: sign in again; restart: come back
     */
    static LiveFrame bye(Position at, String reason) {
        return new LiveFrame("bye", at, "{\"reason\":\"" + reason + "\"}");
    }

    String text() {
        return "id: " + id.text() + "\nevent: " + event + "\ndata: " + data + "\n\n";
    }
}
