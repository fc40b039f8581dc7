package guanlan.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The list is worked in as in a spreadsheet, and two who work in it do not tread on each other. */
@ExtendWith(Browsing.class)
class GridIT {
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void cellIsEditedByKeyboardAndSeenByAnother(Visit one, Visit other, Api api) {
        String id = create(api, "键盘客户" + mark);
        one.signedIn("/o/account?q=" + mark);
        other.signedIn("/o/account?q=" + mark);
        assertThat(cell(other, id, "city")).isEmpty();

        cell(one, id, "city").click();
        one.page().keyboard().type("Lianyungang");
        assertThat(one.named(AriaRole.TEXTBOX, "城市")).hasValue("Lianyungang");
        one.page().keyboard().press("Enter");
        assertThat(cell(one, id, "city")).hasText("Lianyungang");
        assertThat(cell(other, id, "city")).hasText("Lianyungang");

        one.page().keyboard().press("Control+z");
        assertThat(cell(other, id, "city")).isEmpty();
    }

    @Test
    void blockIsPastedAndWhatIsRefusedSaysWhyAtItsCell(Visit visit, Api api) {
        String first = create(api, "粘贴甲" + mark);
        String second = create(api, "粘贴乙" + mark);
        visit.signedIn("/o/account?q=" + mark + "&sort=name");
        visit.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        cell(visit, first, "city").click();
        paste(visit, "镇江\t1.2万\n扬州\t不是数\n");

        assertThat(visit.page().getByText("已修改 3 个单元格")).isVisible();
        assertThat(cell(visit, first, "city")).hasText("镇江");
        assertThat(cell(visit, first, "revenue")).containsText("1.2万");
        assertThat(cell(visit, second, "city")).hasText("扬州");
        assertThat(cell(visit, second, "revenue")).hasAttribute("aria-invalid", "true");
        cell(visit, second, "revenue").click();
        assertThat(cell(visit, second, "revenue").getByRole(AriaRole.ALERT)).containsText("不是数");
        Visit.within(cell(visit, second, "revenue"), AriaRole.BUTTON, "放弃").click();
        assertThat(cell(visit, second, "revenue")).isEmpty();
    }

    @Test
    void valueSavedByAnotherIsShownBesideOnesOwn(Visit visit, Api api) {
        String id = create(api, "冲突客户" + mark);
        visit.signedIn("/o/account?q=" + mark);
        cell(visit, id, "city").click();
        visit.page().keyboard().press("F2");
        visit.named(AriaRole.TEXTBOX, "城市").fill("景德镇");
        api.patch("/api/records/account/" + id, Map.of("city", "南昌"));
        visit.page().keyboard().press("Enter");
        Locator question = cell(visit, id, "city").getByRole(AriaRole.ALERT);
        assertThat(question).containsText("南昌");
        assertThat(question).containsText("景德镇");
        Visit.within(question, AriaRole.BUTTON, "用我的").click();
        assertThat(question).hasCount(0);
        assertThat(cell(visit, id, "city")).hasText("景德镇");
    }

    private static String create(Api api, String name) {
        return api.create("account", Map.of("name", name)).get("id").asString();
    }

    private static Locator cell(Visit visit, String id, String field) {
        return visit.list().locator("[id='cell-" + id + "-" + field + "']");
    }

    private static void paste(Visit visit, String text) {
        visit.page().evaluate("text => navigator.clipboard.writeText(text)", text);
        visit.page().keyboard().press("Control+v");
    }
}
