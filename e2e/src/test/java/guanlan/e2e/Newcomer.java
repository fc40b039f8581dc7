package guanlan.e2e;

import com.microsoft.playwright.options.AriaRole;
import java.net.URI;

/** Somebody who is asked in and comes. */
final class Newcomer {
    private static final String PASSWORD = "a long way from home 7";

    private Newcomer() {}

    /** The path of the link that he is sent. */
    static String invitation(Visit administrator, String name, String login) {
        administrator.page().navigate("/settings/people");
        administrator.button("邀请人员").click();
        var dialog = administrator.named(AriaRole.DIALOG, "邀请人员");
        dialog.getByLabel("姓名").fill(name);
        dialog.getByLabel("登录账号").fill(login);
        Visit.within(dialog, AriaRole.BUTTON, "生成邀请链接").click();
        var link = URI.create(administrator.named(AriaRole.TEXTBOX, "链接").inputValue());
        return link.getPath() + "#" + link.getFragment();
    }

    static void comes(Visit newcomer, String invitation) {
        newcomer.page().navigate(invitation);
        newcomer.page().locator("input[type=password]").first().fill(PASSWORD);
        newcomer.button("设置密码并进入").click();
        newcomer.page().waitForURL(address -> !address.contains("/welcome"));
    }
}
