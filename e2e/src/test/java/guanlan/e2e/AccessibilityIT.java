package guanlan.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that axe calls serious or critical stands on the screens that everybody uses. */
@ExtendWith(Browsing.class)
class AccessibilityIT {
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    @TempDir private Path folder;

    @Test
    void signInIsUsableByEverybody(Visit visit) {
        visit.page().navigate("/sign-in");
        assertThat(visit.heading("登录")).isVisible();
        assertThat(grave(visit)).isEmpty();
    }

    @Test
    void firstPageIsUsableByEverybody(Visit visit) {
        visit.signedIn("/");
        assertThat(visit.heading("等你处理")).isVisible();
        assertThat(grave(visit)).isEmpty();
    }

    @Test
    void settingsOfNotificationsAreUsableByEverybody(Visit visit) {
        visit.signedIn("/settings/notifications");
        assertThat(visit.named(AriaRole.RADIO, "每天")).isChecked();
        assertThat(visit.page().getByText("提到我").first()).isVisible();
        assertThat(grave(visit)).isEmpty();
    }

    @Test
    void listIsUsableByEverybody(Visit visit, Api api) {
        api.create("account", Map.of("name", "千岛湖饮料有限公司", "level", "a", "city", "杭州"));
        visit.signedIn("/o/account?q=千岛湖饮料");
        assertThat(visit.link("千岛湖饮料有限公司")).isVisible();
        assertThat(grave(visit)).isEmpty();
    }

    @Test
    void recordIsUsableByEverybody(Visit visit, Api api) {
        var account = api.create("account", Map.of("name", "微山湖电力有限公司", "level", "b"));
        visit.signedIn("/o/account/" + account.get("id").asString());
        assertThat(visit.button("编辑城市")).isVisible();
        assertThat(grave(visit)).isEmpty();
        visit.button("编辑城市").click();
        assertThat(grave(visit)).isEmpty();
    }

    @Test
    void settingsOfObjectsAreUsableByEverybody(Visit visit) {
        visit.signedIn("/settings/objects");
        assertThat(visit.named(AriaRole.TABLE, "对象")).isVisible();
        assertThat(grave(visit)).isEmpty();
        for (String tab : List.of("fields", "rules", "layout", "general", "history", "bin")) {
            visit.page().navigate("/settings/objects/account?tab=" + tab);
            assertThat(visit.link("查看记录")).isVisible();
            assertThat(visit.named(AriaRole.STATUS, "正在载入")).hasCount(0);
            assertThat(grave(visit)).as(tab).isEmpty();
        }
        visit.page().navigate("/settings/objects/account?field=level");
        assertThat(visit.button("查看改动")).isVisible();
        assertThat(grave(visit)).isEmpty();
    }

    @Test
    void ownSecurityIsUsableByEverybody(Visit visit) {
        visit.signedIn("/settings/security");
        assertThat(visit.page().getByText("没有其他已登录的设备").or(visit.button("退出其他所有设备")).first())
                .isVisible();
        assertThat(grave(visit)).isEmpty();
        visit.button("新建密钥").click();
        assertThat(visit.field("名称")).isVisible();
        assertThat(grave(visit)).isEmpty();
    }

    @Test
    void importIsUsableByEverybody(Visit visit) throws IOException {
        visit.signedIn("/o/account/import");
        assertThat(visit.heading("导入客户")).isVisible();
        assertThat(grave(visit)).isEmpty();

        visit.page().locator("input[type=file]").setInputFiles(new AccountTable("湖").csv(folder));
        assertThat(visit.button("下一步：检查")).isEnabled();
        assertThat(grave(visit)).isEmpty();

        visit.button("下一步：检查").click();
        assertThat(visit.region("导入预览")).isVisible();
        assertThat(grave(visit)).isEmpty();
    }

    @Test
    void darkListOnPhoneIsUsableByEverybody(@OnPhone Visit visit, Api api) {
        api.create("account", Map.of("name", "滇池园艺有限公司", "level", "c", "city", "昆明"));
        api.patch("/api/me", Map.of("theme", "dark"));
        visit.signedIn("/o/account?q=滇池园艺");
        assertThat(visit.count("共 1 条")).isVisible();
        assertThat(grave(visit)).isEmpty();
    }

    /** Looks once everything has come to rest: colours on their way are nobody's. */
    static List<String> grave(Visit visit) {
        visit.page()
                .waitForFunction(
                        "() => document.getAnimations().every(one => one.playState !== 'running')");
        return new AxeBuilder(visit.page())
                .analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .map(AccessibilityIT::told)
                        .toList();
    }

    private static String told(Rule rule) {
        return rule.getId()
                + rule.getNodes().stream()
                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                        .limit(5)
                        .toList();
    }
}
