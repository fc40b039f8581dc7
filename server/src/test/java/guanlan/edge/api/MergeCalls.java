package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.edge.api.Browser.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What tests of merges ask of the server, as an administrator. */
record MergeCalls(Browser admin) {
    private static final Map<String, Object> SEES_ALL = Map.of("rights", List.of("see"));

    JsonNode ended(JsonNode run) throws InterruptedException {
        JsonNode now = run;
        for (int tries = 0; tries < 400; tries++) {
            now = admin.get("/api/merge-runs/" + run.path("id").asString()).json();
            if (!List.of("running", "undoing").contains(now.path("state").asString())) {
                return now;
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("still " + now);
    }

    String account(Map<String, ?> values) {
        return create("account", values);
    }

    Answer account(String id) {
        return admin.get(path(id));
    }

    String create(String object, Map<String, ?> values) {
        Answer made = admin.send("POST", "/api/records/" + object, values);
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        return made.json().path("id").asString();
    }

    void patch(String id, Map<String, ?> values) {
        assertThat(admin.send("PATCH", path(id), values).status()).isEqualTo(200);
    }

    static String path(String id) {
        return "/api/records/account/" + id;
    }

    JsonNode preview(String... ids) {
        Answer answer =
                admin.get("/api/records/account/merges/preview?ids=" + String.join(",", ids));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    Answer merge(
            String survivor, List<String> losers, Map<String, ? extends @Nullable Object> choices) {
        return admin.send(
                "POST",
                "/api/records/account/merges",
                Map.of("survivor", survivor, "merged", losers, "choices", choices));
    }

    Answer undo(JsonNode merged, boolean plan) {
        return admin.send(
                "POST",
                "/api/merges/" + merged.path("id").asString() + "/undo",
                Map.of("plan", plan));
    }

    void share(String account, String person, String level) {
        Answer shared =
                admin.send(
                        "POST",
                        path(account) + "/shares",
                        Map.of("to", Map.of("kind", "person", "id", person), "level", level));
        assertThat(shared.status()).as(shared.response().body()).isBetween(200, 201);
    }

    String accountOf(String contact) {
        return admin.get("/api/records/contact/" + contact).json().at("/account/id").asString();
    }

    List<String> favourites() {
        List<String> ids = new ArrayList<>();
        admin.get("/api/favourites")
                .json()
                .path("items")
                .forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }

    static String finding(Answer answer) {
        return answer.json().at("/findings/0/code").asString();
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asString()));
        return texts;
    }

    static List<String> ids(JsonNode list) {
        List<String> ids = new ArrayList<>();
        list.forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }

    void everybody(Map<String, ?> account, Map<String, ?> contact) {
        Answer changed =
                admin.send(
                        "PATCH",
                        "/api/roles/member",
                        Map.of(
                                "objects",
                                Map.of(
                                        "account", account,
                                        "contact", contact,
                                        "user", SEES_ALL,
                                        "department", SEES_ALL)));
        assertThat(changed.status()).as(changed.response().body()).isEqualTo(200);
    }
}
