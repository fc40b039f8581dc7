package guanlan.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person who is invited, guards his door and gives a program a key. */
@ExtendWith(Browsing.class)
class SecurityIT {
    private static final String PASSWORD = "four quiet harbours";

    @Test
    void invitedPersonChoosesAPasswordAndGuardsHisDoor(Visit visit, Api api) {
        String login = "gu" + System.nanoTime();
        String path = invite(api, login);
        visit.page().navigate(path);
        assertThat(visit.heading("顾明，你好")).isVisible();
        visit.field("新密码").fill("short");
        visit.button("设置密码并进入").click();
        assertThat(visit.page().getByText("密码至少需要 10 个字符。")).isVisible();
        visit.field("新密码").fill(PASSWORD);
        visit.button("设置密码并进入").click();
        assertThat(visit.heading("等你处理")).isVisible();

        visit.page().navigate("/settings/security");
        assertThat(visit.region("两步验证").getByText("未启用")).isVisible();
        visit.button("启用两步验证").click();
        assertThat(visit.named(AriaRole.IMG, "供验证器应用扫描的二维码")).isVisible();
        visit.field("六位验证码").fill("000000");
        visit.page().keyboard().press("Enter");
        assertThat(visit.page().getByText(Pattern.compile("^验证码不正确或已经用过"))).isVisible();
        visit.button("关闭").click();

        visit.page().navigate(path);
        assertThat(visit.role(AriaRole.ALERT)).containsText("此链接无效、已过期或已经用过");
    }

    @Test
    void keyIsMadeWithChosenRightsAndShownOnce(Visit visit) {
        visit.signedIn("/settings/security");
        visit.button("新建密钥").click();
        visit.field("名称").fill("夜间同步");
        visit.named(AriaRole.CHECKBOX, "客户: 编辑").check();
        visit.button("生成密钥").click();
        assertThat(visit.page().getByText(Pattern.compile("^glk_[\\w-]{43}$"))).isVisible();
        visit.button("我已保存").click();
        assertThat(visit.region("API 密钥").getByText("夜间同步")).isVisible();
        visit.page().reload();
        assertThat(visit.page().getByText(Pattern.compile("^glk_[\\w-]{43}$"))).hasCount(0);
        visit.button("撤销 夜间同步").click();
        visit.button("撤销").click();
        assertThat(visit.page().getByText("还没有密钥")).isVisible();
    }

    @Test
    void passwordThatMustChangeIsChangedBeforeOneIsIn(Visit visit, Api api) {
        String login = "lu" + System.nanoTime();
        String path = invite(api, login);
        visit.page().navigate(path);
        visit.field("新密码").fill(PASSWORD);
        visit.button("设置密码并进入").click();
        assertThat(visit.heading("等你处理")).isVisible();
        String user =
                (String)
                        visit.page()
                                .evaluate(
                                        "fetch('/api/me').then(r => r.json()).then(me => me.user.id)");
        api.send("PATCH", "/api/people/" + user, Map.of("mustChangePassword", true));

        visit.page().navigate("/");
        visit.field("账号").fill(login);
        visit.field("密码").fill(PASSWORD);
        visit.button("登录").click();
        assertThat(visit.heading("设置新密码")).isVisible();
        visit.page().reload();
        assertThat(visit.heading("设置新密码")).isVisible();
        visit.field("新密码").fill("five quiet harbours");
        visit.button("保存并进入").click();
        assertThat(visit.heading("等你处理")).isVisible();
    }

    /** The session beside the journeys is long open, so its owner shows his password again. */
    private static String invite(Api api, String login) {
        api.send("POST", "/api/me/confirmation", Map.of("password", Installation.PASSWORD));
        return api.post(
                        "/api/people",
                        Map.of("name", "顾明", "login", login, "role", "member", "locale", "zh"))
                .get("path")
                .asString();
    }
}
