package guanlan.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Whatever stands in a record is shown as the text it is. */
@ExtendWith(Browsing.class)
class HarmfulTextIT {
    private static final String NAME = "有害文本公司";

    /** Characters that the longest of them takes at most. */
    private static final int ROOM = 100;

    private static final List<String> PAYLOADS =
            List.of(
                    "<script>window.ran=1</script>",
                    "<img src=x onerror=\"window.ran=1\">",
                    "\"><svg onload=window.ran=1>",
                    "javascript:window.ran=1",
                    "{{constructor.constructor('window.ran=1')()}}",
                    "${window.ran=1}",
                    "<iframe srcdoc=\"<script>parent.ran=1</script>\"></iframe>",
                    "<a href=\"javascript:window.ran=1\">x</a>",
                    "</textarea></style></title><script>window.ran=1</script>");

    @Test
    void runsNothingInListRecordHistoryOrTrail(Visit visit, Api api) {
        List<String> complaints = new ArrayList<>();
        visit.page().onDialog(dialog -> complaints.add("dialog " + dialog.message()));
        visit.page()
                .onConsoleMessage(
                        message -> {
                            if (message.text().contains("Content Security Policy")) {
                                complaints.add(message.text());
                            }
                        });
        String id = create(api);
        visit.signedIn("/o/account?q=" + NAME);
        visit.page().getByText(NAME).first().waitFor();
        refuteRun(visit);
        visit.page().navigate("/o/account/" + id);
        visit.named(AriaRole.TAB, "变更记录").click();
        assertThat(visit.region("变更记录")).containsText("管理员");
        refuteRun(visit);
        visit.page().navigate("/settings/audit?object=" + "<script>window.ran=1</script>");
        visit.page().getByText("没有符合条件的审计记录").waitFor();
        refuteRun(visit);
        visit.page().navigate("/o/<img src=x onerror=window.ran=1>");
        visit.role(AriaRole.HEADING).first().waitFor();
        refuteRun(visit);
        assertThat(complaints).isEmpty();
    }

    private static void refuteRun(Visit visit) {
        assertThat(visit.page().evaluate("() => window.ran === undefined")).isEqualTo(true);
        assertThat(
                        visit.page()
                                .evaluate(
                                        "() => document.querySelectorAll('a[href^=\"javascript\"], iframe, img[src=x]').length"))
                .isEqualTo(0);
    }

    /** Each text field gets another payload, and all of them once more as a change. */
    private static String create(Api api) {
        Set<String> types = Set.of("text", "long_text", "tags");
        Map<String, Object> values = new LinkedHashMap<>();
        int at = 0;
        for (JsonNode field : api.get("/api/objects/account").path("fields")) {
            if (types.contains(field.path("type").asString())
                    && field.path("maxLength").asInt(ROOM) >= ROOM) {
                values.put(field.path("name").asString(), PAYLOADS.get(at % PAYLOADS.size()));
                at++;
            }
        }
        values.put("name", NAME + PAYLOADS.getFirst());
        if (values.containsKey("tags")) {
            values.put("tags", List.of(PAYLOADS.get(1)));
        }
        String id = api.create("account", values).path("id").asString();
        assertThat(id).isNotEmpty();
        for (String payload : PAYLOADS) {
            api.patch("/api/records/account/" + id, Map.of("name", NAME + payload));
        }
        return id;
    }
}
