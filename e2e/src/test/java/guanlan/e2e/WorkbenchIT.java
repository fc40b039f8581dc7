package guanlan.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two colleagues and one customer: what one writes reaches the other, who does what is asked. */
@ExtendWith(Browsing.class)
class WorkbenchIT {
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aNoteReachesWhomItNamesAndWhatHeIsAskedIsDone(
            Visit administrator, Visit colleague, Api api) {
        String name = "同事" + mark;
        String account = api.create("account", Map.of("name", "往来客户" + mark)).get("id").asString();
        administrator.signedIn("/o/account/" + account);
        Newcomer.comes(
                colleague,
                Newcomer.invitation(administrator, name, "with" + mark + "@example.com"));
        assertThat(colleague.heading(greeting(colleague, name))).isVisible();
        assertThat(bell(colleague, 0)).isVisible();

        administrator.page().navigate("/o/account/" + account);
        write(administrator, "跟进", "请看一下 @" + name, name);
        assertThat(stream(administrator)).containsText("请看一下 @" + name);

        assertThat(bell(colleague, 1)).isVisible();
        bell(colleague, 1).click();
        var told = Visit.within(colleague.named(AriaRole.DIALOG, "通知"), AriaRole.LISTITEM);
        Visit.within(told, AriaRole.LINK).click();
        assertThat(bell(colleague, 0)).isVisible();

        colleague.page().navigate("/o/account/" + account);
        assertThat(stream(colleague)).containsText("请看一下");
        Visit.within(stream(colleague), AriaRole.TAB, "任务").click();
        var box = Visit.within(stream(colleague), AriaRole.TEXTBOX, "任务");
        box.fill("寄样品" + mark);
        box.press("Control+Enter");
        assertThat(administrator.region("待办与安排")).containsText("寄样品" + mark);

        colleague.page().navigate("/tasks");
        colleague.named(AriaRole.CHECKBOX, "完成“寄样品" + mark + "”").click();
        assertThat(administrator.region("待办与安排")).hasCount(0);
        assertThat(stream(administrator)).containsText("寄样品" + mark);
    }

    private static void write(Visit visit, String kind, String words, String mentioned) {
        var box = Visit.within(stream(visit), AriaRole.TEXTBOX, kind);
        box.pressSequentially(words);
        visit.page()
                .getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(Pattern.compile(mentioned)))
                .click();
        Visit.within(stream(visit), AriaRole.BUTTON, "发布").click();
    }

    private static Locator stream(Visit visit) {
        return visit.region("动态");
    }

    private static Locator bell(Visit visit, int unread) {
        return visit.button("通知，" + unread + " 条未读");
    }

    private static String greeting(Visit visit, String name) {
        return visit.page()
                .getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(Pattern.compile("好，" + name)))
                .innerText();
    }
}
