package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.edge.api.Browser.Answer;
import java.util.List;
import java.util.Map;

/**
 * What a crawler must not be told: an object of the company's own, a record of it and an account,
 * all of them with a word that stands nowhere else.
 */
record Nest(String object, String record, String account) {

    static Nest planted(Browser administrator, String label, String canary) {
        Map<String, ?> bird =
                Map.of(
                        "label",
                        Map.of("zh", label, "en", "Bird of paradise"),
                        "fields",
                        List.of(Map.of("name", "name", "type", "text")));
        String object = made(administrator, "/api/objects", bird).json().path("object").asString();
        return new Nest(
                object,
                id(administrator, "/api/records/" + object, canary),
                id(administrator, "/api/records/account", canary + " GmbH"));
    }

    private static String id(Browser administrator, String path, String name) {
        return made(administrator, path, Map.of("name", name)).json().path("id").asString();
    }

    static Answer made(Browser administrator, String path, Map<String, ?> body) {
        Answer answer = administrator.send("POST", path, body);
        assertThat(answer.status()).as(path + answer.response().body()).isBetween(200, 202);
        return answer;
    }

    /** An answer without what differs from one to the next. */
    static String bare(String body) {
        return body.replaceAll("\"trace\":\"[^\"]*\"", "");
    }

    static String shortened(String text) {
        return text.substring(0, Math.min(160, text.length()));
    }
}
