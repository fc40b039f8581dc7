package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.edge.api.Browser.Answer;
import java.util.Map;
import java.util.UUID;

/** Invites people as an administrator and comes in as them. */
record Newcomers(Browser administrator, int port) {
    static final String PASSWORD = "seven lanterns at sea";

    /** Somebody with a browser of his own, signed in. */
    record Newcomer(String login, UUID user, Browser browser) {
        Answer signIn() {
            return browser.signIn(login, PASSWORD);
        }
    }

    Newcomer member() {
        return come("member");
    }

    Newcomer come(String role) {
        String login = "n" + UUID.randomUUID().toString().substring(0, 12);
        Answer invited = invite(login, role);
        assertThat(invited.status()).as(invited.response().body()).isEqualTo(201);
        var browser = new Browser(port, "en");
        browser.get("/");
        var use = Map.of("token", token(invited), "password", PASSWORD);
        Answer in = browser.send("POST", "/api/links/use", use);
        assertThat(in.status()).as(in.response().body()).isEqualTo(200);
        return new Newcomer(
                login, UUID.fromString(invited.json().path("user").asString()), browser);
    }

    Answer invite(String login, String role) {
        return administrator.send(
                "POST",
                "/api/people",
                Map.of("name", "Guest", "login", login, "role", role, "locale", "en"));
    }

    static String token(Answer invited) {
        String path = invited.json().path("path").asString();
        assertThat(path).startsWith("/welcome#");
        return path.substring(path.indexOf('#') + 1);
    }
}
