package guanlan.edge.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a browser does for the web application: keeps cookies, and sends the token against forged
 * requests back.
 */
final class Browser {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final URI root;
    private final String language;

    Browser(int port, String language) {
        this.root = URI.create("http://localhost:" + port);
        this.language = language;
    }

    int port() {
        return root.getPort();
    }

    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String code() {
            return json().path("code").asString();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The id of what was made, changed or read. */
        String id() {
            if (status() < 200 || status() > 202) {
                throw new AssertionError(status() + " " + response.body());
            }
            return json().path("id").asString();
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    /** The id of whoever is signed in. */
    String me() {
        return get("/api/me").json().at("/user/id").asString();
    }

    /** A page's request: JSON with the token. */
    Answer send(String method, String path, Map<String, ?> body) {
        return send(method, path, JSON.writeValueAsString(body));
    }

    Answer send(String method, String path, String body) {
        HttpRequest.Builder request =
                request(path)
                        .method(method, BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json");
        cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return send(request);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root.resolve(path)).header("Accept-Language", language);
    }

    Answer send(HttpRequest.Builder request) {
        try {
            cookies.forEach((name, value) -> request.header("Cookie", name + "=" + value));
            var answer = new Answer(client.send(request.build(), BodyHandlers.ofString()));
            answer.response().headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void keep(String header) {
        HttpCookie cookie = HttpCookie.parse(header).getFirst();
        if (cookie.getMaxAge() == 0) {
            cookies.remove(cookie.getName());
        } else {
            cookies.put(cookie.getName(), cookie.getValue());
        }
    }

    Answer signIn(String login, String password) {
        get("/");
        return send("POST", "/api/session", Map.of("login", login, "password", password));
    }

    Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    void forget() {
        cookies.clear();
    }

    /** Plants a cookie as an attacker would. */
    void plant(String name, String value) {
        cookies.put(name, value);
    }
}
