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
    private static final String PASSWORD = "quiet-harbour-31";

    @Test
    void printedLinkMakesTheFirstAdministratorOnce(Browsing.Chromium chromium) {
        try (var installation = Installation.untouched("setup")) {
            var link = link(installation.up());
            Visit rival = chromium.visit(installation, false);
            rival.page().navigate(link);
            fill(rival, "周远", "zhouyuan");

            Visit visit = chromium.visit(installation, false);
            visit.page().navigate(link);
            fill(visit, "林晚", "linwan");
            visit.button("创建并进入").click();
            assertThat(visit.button("林晚的菜单")).isVisible();
            assertThat(visit.heading("等你处理")).isVisible();

            rival.button("创建并进入").click();
            assertThat(rival.role(AriaRole.ALERT)).isVisible();
            rival.page().navigate(link);
            assertThat(rival.page().getByText("初始设置已经完成，请直接登录。")).isVisible();
            assertThat(rival.field("密码")).hasCount(0);

            signsIn(chromium.visit(installation, false));
            Assertions.assertThat(installation.up())
                    .as("a running Guanlan with people in it shows no link")
                    .doesNotContain("token=");
        }
    }

    private static void signsIn(Visit visit) {
        visit.page().navigate("/");
        visit.field("账号").fill("linwan");
        visit.field("密码").fill(PASSWORD);
        visit.button("登录").click();
        assertThat(visit.heading("等你处理")).isVisible();
    }

    private static String link(String printed) {
        var found = LINK.matcher(printed);
        Assertions.assertThat(found.find()).as(printed).isTrue();
        return found.group();
    }

    private static void fill(Visit visit, String name, String login) {
        visit.field("公司名称").fill("临江精工");
        visit.field("你的姓名").fill(name);
        visit.field("账号").fill(login);
        visit.field("密码").fill(PASSWORD);
    }
}
