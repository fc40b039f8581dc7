package guanlan.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A company makes an object of its own by hand and works with it at once. */
@ExtendWith(Browsing.class)
class DesignerIT {

    @Test
    void objectIsMadeFilledAndToldInItsHistory(Visit visit) {
        // High enough for the side navigation to show every object.
        visit.page().setViewportSize(1440, 1400);
        visit.signedIn("/settings/objects");
        visit.button("新建对象").click();
        visit.field("中文名称").fill("样品申请");
        apply(visit);
        assertThat(visit.link("样品申请").first()).isVisible();

        addField(visit, "金额", "预算");
        addChoice(visit, "阶段", "待审", "通过");
        var fields = visit.named(AriaRole.TABLE, "字段");
        assertThat(Visit.within(fields, AriaRole.BUTTON, "预算")).isVisible();
        assertThat(Visit.within(fields, AriaRole.BUTTON, "阶段")).isVisible();

        createRecord(visit);
        var grid = visit.named(AriaRole.GRID, "样品申请");
        assertThat(grid).containsText("1.2万");
        assertThat(grid).containsText("通过");

        visit.link("设置").click();
        visit.link("对象").click();
        Visit.within(visit.named(AriaRole.TABLE, "对象"), AriaRole.LINK, "样品申请").click();
        visit.link("历史").click();
        var changes = Visit.within(visit.named(AriaRole.LIST, "更改历史"), AriaRole.LISTITEM);
        assertThat(changes).hasCount(3);
        assertThat(changes.first()).containsText("管理员 更改了 样品申请 · 阶段");
    }

    @Test
    void formulaThatCannotBeReadIsToldBeforeAnythingIsDone(Visit visit) {
        visit.signedIn("/settings/objects/contact");
        choose(visit, "公式", "称呼");
        var formula = visit.named(AriaRole.TEXTBOX, "公式");
        formula.fill("nome + \"先生\"");
        visit.button("查看改动").click();
        assertThat(visit.role(AriaRole.ALERT)).containsText("nome");
        assertThat(formula).hasAttribute("aria-invalid", "true");
        assertThat(visit.button("确认执行")).hasCount(0);
    }

    private static void createRecord(Visit visit) {
        visit.link("查看记录").click();
        visit.button("新建样品申请").first().click();
        var form = visit.role(AriaRole.DIALOG);
        form.getByLabel("名称").fill("电机样品");
        form.getByLabel("预算").fill("1.2万");
        Visit.within(form, AriaRole.COMBOBOX, "阶段").click();
        visit.page().getByTitle("通过").click();
        Visit.within(form, AriaRole.BUTTON, "保存").click();
        assertThat(visit.link("电机样品")).isVisible();
    }

    private static void addField(Visit visit, String type, String label) {
        choose(visit, type, label);
        apply(visit);
    }

    private static void addChoice(Visit visit, String label, String... choices) {
        choose(visit, "单选", label);
        for (String choice : choices) {
            visit.field("新选项").fill(choice);
            visit.page().keyboard().press("Enter");
        }
        apply(visit);
    }

    private static void choose(Visit visit, String type, String label) {
        visit.button("新建字段").click();
        visit.role(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(Pattern.compile("^" + type)))
                .click();
        visit.field("中文名称").fill(label);
    }

    /** Looks at the plan, and carries it out. */
    private static void apply(Visit visit) {
        visit.button("查看改动").click();
        assertThat(visit.named(AriaRole.LIST, "将要执行")).isVisible();
        visit.button("确认执行").click();
        assertThat(visit.role(AriaRole.DIALOG)).hasCount(0);
    }
}
