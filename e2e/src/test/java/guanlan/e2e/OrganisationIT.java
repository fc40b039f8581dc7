package guanlan.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An administrator makes what everybody sees smaller, asks somebody in, and he sees only his own.
 */
@ExtendWith(Browsing.class)
class OrganisationIT {
    private static final String PASSWORD = "a long way from home 7";
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void whoeverIsInvitedSeesOnlyHisOwn(Visit administrator, Visit newcomer, Api api) {
        api.create("account", Map.of("name", "他人的客户" + mark));
        administrator.signedIn("/settings/roles/member");
        seesOwnOnly(administrator);

        newcomer.page().navigate(invitation(administrator));
        newcomer.page().locator("input[type=password]").first().fill(PASSWORD);
        newcomer.button("设置密码并进入").click();
        newcomer.page().waitForURL(address -> !address.contains("/welcome"));
        newcomer.page().navigate("/o/account");
        newcomer.button("新建客户").first().click();
        var form = newcomer.role(AriaRole.DIALOG);
        form.getByLabel("名称").first().fill("我的客户" + mark);
        Visit.within(form, AriaRole.BUTTON, "保存").click();

        assertThat(Visit.within(newcomer.list(), AriaRole.LINK, "我的客户" + mark)).isVisible();
        assertThat(newcomer.link("他人的客户" + mark)).hasCount(0);
        assertThat(newcomer.count("共 1 条")).isVisible();
        newcomer.page().navigate("/settings/roles");
        assertThat(newcomer.heading("没有权限")).isVisible();
        api.remove("/api/roles/member");
    }

    private static void seesOwnOnly(Visit visit) {
        var matrix = visit.named(AriaRole.TABLE, "对象权限");
        Visit.within(matrix, AriaRole.BUTTON, "其他所有对象").click();
        visit.named(AriaRole.COMBOBOX, "可以查看哪些记录").selectOption("own");
        visit.button("保存").click();
        assertThat(visit.page().getByText("角色已保存，立即生效")).isVisible();
    }

    /** The path of the link that the newcomer is sent. */
    private String invitation(Visit visit) {
        visit.page().navigate("/settings/people");
        visit.button("邀请人员").click();
        var dialog = visit.named(AriaRole.DIALOG, "邀请人员");
        dialog.getByLabel("姓名").fill("新来的" + mark);
        dialog.getByLabel("登录账号").fill("new" + mark + "@example.com");
        Visit.within(dialog, AriaRole.BUTTON, "生成邀请链接").click();
        var link = URI.create(visit.named(AriaRole.TEXTBOX, "链接").inputValue());
        return link.getPath() + "#" + link.getFragment();
    }
}
