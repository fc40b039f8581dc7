package guanlan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A session of its own over HTTP, beside the one in the browser. */
final class Api {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TOKEN = "XSRF-TOKEN";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final URI address;
    private final CookieManager cookies = new CookieManager();

    private Api(URI address) {
        this.address = address;
    }

    static Api signedIn(Installation installation) {
        var api = new Api(installation.address());
        api.get("/api/setup");
        api.post(
                "/api/session",
                Map.of("login", Installation.LOGIN, "password", Installation.PASSWORD));
        return api;
    }

    JsonNode get(String path) {
        return json(send(to(path).GET()));
    }

    JsonNode post(String path, Object body) {
        return json(send(to(path, "POST", JSON.writeValueAsString(body))));
    }

    JsonNode patch(String path, Object body) {
        return json(send(to(path, "PATCH", JSON.writeValueAsString(body))));
    }

    /** For what answers without a body. */
    void send(String method, String path, Object body) {
        var answer = send(to(path, method, JSON.writeValueAsString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    void remove(String path) {
        var answer = send(to(path, "DELETE", ""));
        assertThat(answer.statusCode()).as("%s", answer.request().uri()).isBetween(200, 299);
    }

    /** It can be searched for when this returns. */
    JsonNode create(String object, Map<String, ?> values) {
        var created = post("/api/records/" + object, values);
        indexed();
        return created;
    }

    /** Waits until whatever was written can be searched for: words are kept a moment later. */
    void indexed() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> get("/api/readers/search").at("/lag/rows").asLong(1) == 0);
    }

    JsonNode importOf(Path file, String object) {
        var boundary = "--journey--";
        var request =
                to("/api/imports")
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(form(boundary, file, object));
        return json(send(request));
    }

    private HttpRequest.Builder to(String path, String method, String body) {
        return to(path).header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder to(String path) {
        var request = HttpRequest.newBuilder(address.resolve(path)).header("Accept-Language", "zh");
        cookies.getCookieStore().get(address).stream()
                .filter(cookie -> cookie.getName().equals(TOKEN))
                .map(HttpCookie::getValue)
                .findFirst()
                .ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return request;
    }

    private static BodyPublisher form(String boundary, Path file, String object) {
        var head =
                """
                --%s
                Content-Disposition: form-data; name="object"

                %s
                --%s
                Content-Disposition: form-data; name="file"; filename="%s"
                Content-Type: application/octet-stream

                """
                        .formatted(boundary, object, boundary, file.getFileName())
                        .replace("\n", "\r\n");
        var body = new ByteArrayOutputStream();
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        try {
            Files.copy(file, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        body.writeBytes("\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
        return BodyPublishers.ofByteArray(body.toByteArray());
    }

    /**
     * By a connection of its own: one that was kept may be closed by the server at the very moment
     * it is used again.
     */
    private HttpResponse<String> send(HttpRequest.Builder request) {
        try (var client = HttpClient.newBuilder().cookieHandler(cookies).build()) {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode())
                .as("%s: %s", answer.request().uri(), answer.body())
                .isBetween(200, 299);
        return JSON.readTree(answer.body());
    }
}
