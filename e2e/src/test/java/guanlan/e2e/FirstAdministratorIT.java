package guanlan.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The first start on an empty data folder. */
@ExtendWith(Browsing.class)
class FirstAdministratorIT {
    private static final Pattern LINK = Pattern.compile("http://\\S+/setup\\?token=\\S+");

    @Test
    void printedLinkMakesTheFirstAdministratorOnce(Browsing.Chromium chromium) {
        try (var installation = Installation.untouched("setup")) {
            var link = link(installation.up());
            Visit visit = chromium.visit(installation, false);
            setUp(visit, link);
            assertThat(visit.button("林晚的菜单")).isVisible();
            assertThat(visit.heading("客户")).isVisible();

            Visit late = chromium.visit(installation, false);
            late.page().navigate(link);
            assertThat(late.page().getByText("初始设置已经完成，请直接登录。")).isVisible();
            assertThat(late.field("密码")).hasCount(0);

            late.button("去登录").click();
            late.field("账号").fill("linwan");
            late.field("密码").fill("quiet-harbour-31");
            late.button("登录").click();
            assertThat(late.heading("客户")).isVisible();

            Assertions.assertThat(installation.up())
                    .as("a running Guanlan with people in it shows no link")
                    .doesNotContain("token=");
        }
    }

    @Test
    void twoPeopleWithTheSameLinkMakeOneAdministrator(Browsing.Chromium chromium) {
        try (var installation = Installation.untouched("setup-twice")) {
            var link = link(installation.up());
            Visit first = chromium.visit(installation, false);
            Visit second = chromium.visit(installation, false);
            second.page().navigate(link);
            fill(second, "周远", "zhouyuan");
            setUp(first, link);
            assertThat(first.heading("客户")).isVisible();

            second.button("创建并进入").click();
            assertThat(second.role(AriaRole.ALERT)).isVisible();
            assertThat(second.field("密码")).isVisible();
        }
    }

    private static String link(String printed) {
        var found = LINK.matcher(printed);
        Assertions.assertThat(found.find()).as(printed).isTrue();
        return found.group();
    }

    private static void setUp(Visit visit, String link) {
        visit.page().navigate(link);
        fill(visit, "林晚", "linwan");
        visit.button("创建并进入").click();
    }

    private static void fill(Visit visit, String name, String login) {
        visit.field("公司名称").fill("临江精工");
        visit.field("你的姓名").fill(name);
        visit.field("账号").fill(login);
        visit.field("密码").fill("quiet-harbour-31");
    }
}
