package guanlan.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody with a table of customers and no documentation: from an empty installation to a list, a
 * view of his and a board, by nothing but what the screens lead him to. What he saw lies in {@code
 * target/first-hour}.
 */
@ExtendWith(Browsing.class)
class FirstHourIT {
    private static final Pattern LINK = Pattern.compile("http://\\S+/setup\\?token=\\S+");
    private static final Path SCREENS = Path.of("target", "first-hour");

    private final AccountTable table = new AccountTable("沪");

    @TempDir private Path folder;
    private int step;

    @Test
    void anEmptyInstallationBecomesAListAViewAndABoard(Browsing.Chromium chromium)
            throws IOException {
        try (var installation = Installation.untouched("first-hour")) {
            Matcher link = LINK.matcher(installation.up());
            Assertions.assertThat(link.find()).isTrue();
            Visit visit = chromium.visit(installation, false);
            comesIn(visit, link.group());
            importsHisTable(visit);
            savesAView(visit);
            looksAtItAsABoard(visit);
            knowsWhatIsLeft(visit);
        }
    }

    private void comesIn(Visit visit, String link) {
        visit.page().navigate(link);
        shoot(visit, "setup");
        visit.field("公司名称").fill("临江精工");
        visit.field("你的姓名").fill("林晚");
        visit.field("账号").fill("linwan");
        visit.field("密码").fill("quiet-harbour-31");
        visit.button("创建并进入").click();
        assertThat(steps(visit)).isVisible();
        Assertions.assertThat(AccessibilityIT.grave(visit)).isEmpty();
        shoot(visit, "home");
    }

    private void importsHisTable(Visit visit) throws IOException {
        step(visit, "导入客户").click();
        assertThat(visit.heading("导入客户")).isVisible();
        shoot(visit, "choose");
        visit.page().locator("input[type=file]").setInputFiles(table.csv(folder));
        visit.button("下一步：检查").click();
        shoot(visit, "check");
        visit.button("导入 308 行").click();
        assertThat(visit.region("导入结果")).isVisible(new IsVisibleOptions().setTimeout(60_000));
        shoot(visit, "result");
        visit.link("查看这些客户").click();
        assertThat(visit.count("共 300 条")).isVisible();
        shoot(visit, "list");
    }

    private void savesAView(Visit visit) {
        visit.button("筛选").click();
        visit.field("选择字段").fill("级别");
        visit.page().keyboard().press("Enter");
        visit.named(AriaRole.CHECKBOX, "A 级").check();
        visit.button("应用筛选").click();
        assertThat(visit.count("共 100 条")).isVisible();
        visit.button("保存视图").click();
        visit.field("视图名称").fill("A 级客户");
        shoot(visit, "view");
        visit.button("保存为新视图").click();
        assertThat(visit.button("A 级客户")).hasAttribute("aria-pressed", "true");
        shoot(visit, "viewed");
    }

    private void looksAtItAsABoard(Visit visit) {
        visit.named(AriaRole.RADIO, "看板").click();
        assertThat(visit.page().locator("article[aria-roledescription]").first()).isVisible();
        shoot(visit, "board");
        visit.link("首页").click();
        assertThat(step(visit, "已完成.*导入客户")).isVisible();
        assertThat(step(visit, "已完成.*保存一个视图")).isVisible();
        shoot(visit, "home");
    }

    private void knowsWhatIsLeft(Visit visit) {
        step(visit, "邀请同事").click();
        assertThat(visit.button("邀请人员")).isVisible();
        shoot(visit, "people");
    }

    private static Locator steps(Visit visit) {
        return visit.region("从这里开始");
    }

    private static Locator step(Visit visit, String name) {
        return steps(visit)
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }

    private void shoot(Visit visit, String name) {
        step++;
        visit.page()
                .screenshot(
                        new Page.ScreenshotOptions()
                                .setPath(SCREENS.resolve("%02d-%s.png".formatted(step, name))));
    }
}
