package guanlan.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An administrator makes what everybody sees smaller, asks somebody in, and he sees only his own.
 */
@ExtendWith(Browsing.class)
class OrganisationIT {
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void whoeverIsInvitedSeesOnlyHisOwn(Visit administrator, Visit newcomer, Api api) {
        api.create("account", Map.of("name", "他人的客户" + mark));
        administrator.signedIn("/settings/roles/member");
        seesOwnOnly(administrator);

        var login = "new" + mark + "@example.com";
        Newcomer.comes(newcomer, Newcomer.invitation(administrator, "新来的" + mark, login));
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
    }

    /** Whatever happened: the other journeys find members as they were shipped. */
    @AfterEach
    void membersMayAsBefore(Api api) {
        api.remove("/api/roles/member");
    }

    private static void seesOwnOnly(Visit visit) {
        var matrix = visit.named(AriaRole.TABLE, "对象权限");
        Visit.within(matrix, AriaRole.BUTTON, "其他所有对象").click();
        visit.named(AriaRole.COMBOBOX, "可以查看哪些记录").selectOption("own");
        visit.button("保存").click();
        assertThat(visit.page().getByText("角色已保存，立即生效")).isVisible();
    }
}
