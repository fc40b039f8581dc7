package guanlan.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Browsing.class)
class RecordIT {

    @Test
    void editedFieldTellsWhoWhenFromAndTo(Visit visit, Api api) {
        create(api, "太湖重型机械有限公司", 12_000_000);
        visit.signedIn("/o/account?q=太湖重型机械");
        visit.open("太湖重型机械有限公司");
        edit(visit, "年营收", "1350万");
        assertThat(changes(visit)).hasCount(2);
        var change = changes(visit).first();
        assertThat(change).containsText("管理员 修改了");
        assertThat(change.getByRole(AriaRole.DELETION)).containsText("12,000,000");
        assertThat(change.getByRole(AriaRole.INSERTION)).containsText("13,500,000");
        assertThat(change.getByRole(AriaRole.TIME))
                .containsText(Pattern.compile("刚刚|秒|\\d:\\d\\d"));
        assertThat(changes(visit).last()).containsText("管理员 创建了记录");

        visit.page().reload();
        assertThat(visit.button("编辑年营收").locator("..")).containsText("13,500,000");
    }

    @Test
    void wrongValueIsRefusedAtItsFieldAndKept(Visit visit, Api api) {
        create(api, "阳澄湖食品有限公司", 3_000_000);
        visit.signedIn("/o/account?q=阳澄湖食品");
        visit.open("阳澄湖食品有限公司");
        edit(visit, "邮箱", "不是邮箱");
        assertThat(visit.role(AriaRole.ALERT)).containsText("不是邮箱地址");
        assertThat(visit.named(AriaRole.TEXTBOX, "邮箱")).hasValue("不是邮箱");
        visit.named(AriaRole.TEXTBOX, "邮箱").fill("kefu@example.com");
        visit.page().keyboard().press("Enter");
        assertThat(visit.page().getByText("kefu@example.com").first()).isVisible();
        assertThat(visit.role(AriaRole.ALERT)).hasCount(0);
    }

    @Test
    void newRecordIsMadeByHand(Visit visit) {
        visit.signedIn("/o/account");
        visit.button("新建客户").click();
        var form = visit.role(AriaRole.DIALOG);
        Visit.within(form, AriaRole.BUTTON, "保存").click();
        assertThat(form.getByRole(AriaRole.ALERT)).containsText("必填");
        form.getByLabel("客户名称").fill("洪泽湖水产有限公司");
        form.getByLabel("城市").fill("淮安");
        Visit.within(form, AriaRole.BUTTON, "保存").click();
        assertThat(visit.page().getByText("已创建“洪泽湖水产有限公司”")).isVisible();
        visit.button("打开").click();
        assertThat(visit.heading("洪泽湖水产有限公司")).isVisible();
    }

    @Test
    void deletedRecordComesBackByUndoAndFromTheBin(Visit visit, Api api) {
        create(api, "洞庭湖航运有限公司", 8_000_000);
        visit.signedIn("/o/account?q=洞庭湖航运");
        visit.open("洞庭湖航运有限公司");
        delete(visit);
        assertThat(visit.page().getByText("已删除 1 条记录")).isVisible();
        visit.button("撤销").click();
        assertThat(visit.page().getByText("已恢复 1 条记录")).isVisible();

        visit.page().navigate("/o/account?q=洞庭湖航运");
        visit.open("洞庭湖航运有限公司");
        delete(visit);
        visit.button("回收站").click();
        assertThat(visit.heading("回收站 · 客户")).isVisible();
        visit.open("洞庭湖航运有限公司");
        assertThat(visit.role(AriaRole.NOTE)).containsText("恢复后才能修改");
        assertThat(visit.button("编辑年营收")).hasCount(0);
        visit.button("恢复").click();
        assertThat(visit.button("编辑年营收")).isVisible();
        assertThat(changes(visit).first()).containsText("恢复了记录");
    }

    @Test
    void valueSavedByAnotherSessionIsShownBesideOnesOwn(Visit visit, Api api) {
        var id = create(api, "鄱阳湖陶瓷有限公司", 5_000_000);
        visit.signedIn("/o/account/" + id);
        visit.button("编辑城市").click();
        visit.named(AriaRole.TEXTBOX, "城市").fill("景德镇");
        api.patch("/api/records/account/" + id, Map.of("city", "南昌"));
        visit.page().keyboard().press("Enter");
        var question = visit.role(AriaRole.ALERT);
        assertThat(question).containsText("先保存了另一个值");
        assertThat(question).containsText("南昌");
        assertThat(question).containsText("景德镇");

        visit.button("用我的").click();
        assertThat(question).hasCount(0);
        assertThat(changes(visit)).hasCount(3);
        assertThat(changes(visit).first().getByRole(AriaRole.DELETION)).hasText("南昌");
        assertThat(changes(visit).first().getByRole(AriaRole.INSERTION)).hasText("景德镇");
    }

    @Test
    void changesOfDifferentFieldsDoNotDisturbEachOther(Visit visit, Api api) {
        var id = create(api, "巢湖造纸有限公司", 4_000_000);
        visit.signedIn("/o/account/" + id);
        visit.button("编辑城市").click();
        visit.named(AriaRole.TEXTBOX, "城市").fill("合肥");
        api.patch("/api/records/account/" + id, Map.of("province", "安徽"));
        visit.page().keyboard().press("Enter");
        assertThat(changes(visit)).hasCount(3);
        assertThat(visit.role(AriaRole.ALERT)).hasCount(0);
        assertThat(visit.button("编辑省份").locator("..")).containsText("安徽");
        assertThat(visit.button("编辑城市").locator("..")).containsText("合肥");
    }

    @Test
    void recordIsFoundOpenedAndEditedOnPhone(@OnPhone Visit visit, Api api) {
        create(api, "青海湖旅游有限公司", 2_000_000);
        visit.signedIn("/o/account");
        visit.named(AriaRole.SEARCHBOX, "搜索客户").fill("青海湖旅游");
        assertThat(visit.count("共 1 条")).isVisible();
        assertThat(visit.role(AriaRole.GRID)).hasCount(0);
        var cards = Visit.within(visit.named(AriaRole.LIST, "客户"), AriaRole.LISTITEM);
        assertThat(cards).hasCount(1);
        cards.first().tap();
        assertThat(visit.heading("青海湖旅游有限公司")).isVisible();
        edit(visit, "城市", "西宁");
        assertThat(changes(visit)).hasCount(2);
        assertThat(changes(visit).first().getByRole(AriaRole.INSERTION)).hasText("西宁");
        staysInsideTheScreen(visit);
    }

    private static void staysInsideTheScreen(Visit visit) {
        var width = visit.page().evaluate("() => document.documentElement.scrollWidth");
        Assertions.assertThat((Integer) width).isLessThanOrEqualTo(390);
    }

    private static String create(Api api, String name, long revenue) {
        return api.create("account", Map.of("name", name, "revenue", revenue)).get("id").asString();
    }

    private static void edit(Visit visit, String field, String value) {
        visit.button("编辑" + field).click();
        visit.named(AriaRole.TEXTBOX, field).fill(value);
        visit.page().keyboard().press("Enter");
    }

    private static void delete(Visit visit) {
        visit.button("删除").click();
        Visit.within(visit.role(AriaRole.DIALOG), AriaRole.BUTTON, "删除").click();
    }

    private static Locator changes(Visit visit) {
        visit.named(AriaRole.TAB, "变更记录").click();
        return Visit.within(visit.region("变更记录"), AriaRole.LISTITEM);
    }
}
