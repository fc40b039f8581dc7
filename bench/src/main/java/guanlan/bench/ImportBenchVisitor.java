package guanlan.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The first administrator of a fresh product, in his browser. */
final class ImportBenchVisitor {
    static final String PASSWORD = "correct horse battery 7";
    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] NOTHING = {};

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
    private final Product product;
    private @Nullable Line reading;

    ImportBenchVisitor(Product product) {
        this.product = product;
    }

    /** Takes the one-time link, as a person does. */
    void signUp() throws IOException, InterruptedException {
        String link = Files.readString(product.home().resolve("setup-link")).strip();
        Http.require(product.url("/"));
        ask("GET", "/api/setup", BodyPublishers.noBody(), "application/json");
        send(
                "POST",
                "/api/setup",
                Map.of(
                        "token", link.replaceAll(".*token=", ""),
                        "name", "林晓东",
                        "login", "lin",
                        "password", PASSWORD,
                        "company", "观澜精工",
                        "locale", "zh"));
    }

    /** Somebody who is known already. */
    void signIn(String login) throws IOException, InterruptedException {
        ask("GET", "/api/setup", BodyPublishers.noBody(), "application/json");
        send("POST", "/api/session", Map.of("login", login, "password", PASSWORD));
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return ask("GET", path, BodyPublishers.noBody(), "application/json");
    }

    /** An answer that is no JSON. */
    String text(String path) throws IOException, InterruptedException {
        return answer("GET", path, BodyPublishers.noBody(), "text/plain");
    }

    /** A connection of his own for one who asks again and again. */
    Line line() throws IOException {
        return new Line(product.port(), headers());
    }

    /** Those by which the server knows him, each with its line end. */
    String headers() {
        var cookie = new StringJoiner("; ", "Cookie: ", "\r\n");
        cookies.getCookieStore()
                .getCookies()
                .forEach(each -> cookie.add(each.getName() + "=" + each.getValue()));
        return cookie + "X-XSRF-TOKEN: " + token() + "\r\n";
    }

    /** Reads a page without looking into it; {@code count}: how the client prefers it counted. */
    void page(String path, String count) throws IOException {
        if (reading == null) {
            reading = line();
        }
        reading.ask("GET", path, count.isEmpty() ? "" : "Prefer: count=" + count + "\r\n", NOTHING);
    }

    JsonNode send(String method, String path, Map<String, ?> body)
            throws IOException, InterruptedException {
        return ask(
                method,
                path,
                BodyPublishers.ofString(JSON.writeValueAsString(body)),
                "application/json");
    }

    JsonNode upload(Path file, String object) throws IOException, InterruptedException {
        String boundary = "guanlan-bench-boundary";
        String head =
                """
                --%1$s\r
                Content-Disposition: form-data; name="object"\r
                \r
                %2$s\r
                --%1$s\r
                Content-Disposition: form-data; name="file"; filename="customers.csv"\r
                Content-Type: text/csv\r
                \r
                """
                        .formatted(boundary, object);
        return ask(
                "POST",
                "/api/imports",
                BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofFile(file),
                        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")),
                "multipart/form-data; boundary=" + boundary);
    }

    private JsonNode ask(String method, String path, BodyPublisher body, String type)
            throws IOException, InterruptedException {
        String answer = answer(method, path, body, type);
        return answer.isBlank() ? JSON.createObjectNode() : JSON.readTree(answer);
    }

    private String answer(String method, String path, BodyPublisher body, String type)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(product.url(path)))
                        .method(method, body)
                        .header("Content-Type", type)
                        .header("X-XSRF-TOKEN", token());
        var response = client.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() >= 400) {
            throw new IOException(
                    method
                            + " "
                            + path
                            + " answers "
                            + response.statusCode()
                            + " "
                            + response.body());
        }
        return response.body();
    }

    private String token() {
        List<HttpCookie> all = cookies.getCookieStore().getCookies();
        return all.stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("none");
    }
}
