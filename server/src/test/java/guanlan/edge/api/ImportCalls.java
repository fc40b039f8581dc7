package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.edge.api.Browser.Answer;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** What tests of imports ask of the server, as whoever the browser is signed in as. */
record ImportCalls(Browser browser) {

    Answer upload(String name, byte[] content, String object) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(
                utf8(
                        """
                        --limit\r
                        Content-Disposition: form-data; name="object"\r
                        \r
                        %s\r
                        --limit\r
                        Content-Disposition: form-data; name="file"; filename="%s"\r
                        \r
                        """
                                .formatted(object, name)));
        body.writeBytes(content);
        body.writeBytes(utf8("\r\n--limit--\r\n"));
        return browser.send(
                browser.request("/api/imports")
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                        .header("Content-Type", "multipart/form-data; boundary=limit")
                        .header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN").orElseThrow()));
    }

    /** The address of an import that was received. */
    String received(String text, String object) {
        Answer brought = upload("a.csv", utf8(text), object);
        assertThat(brought.status()).as(brought.response().body()).isEqualTo(201);
        return "/api/imports/" + brought.json().path("id").asString();
    }

    JsonNode finished(String path) {
        assertThat(browser.send("POST", path + "/run", "").status()).isEqualTo(202);
        return await(path, "finished");
    }

    JsonNode await(String path, String state) {
        for (int look = 0; look < 1000; look++) {
            JsonNode told = browser.get(path).json();
            if (told.path("state").asString().equals(state)) {
                return told;
            }
            assertThat(told.path("state").asString()).isNotEqualTo("failed");
            try {
                Thread.sleep(20);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
        throw new AssertionError("not " + state + " in time");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
