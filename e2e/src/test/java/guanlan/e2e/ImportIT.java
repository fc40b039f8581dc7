package guanlan.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Browsing.class)
class ImportIT {
    private static final Path MESSY =
            Installation.ROOT.resolve(
                    "../shared/data/entity-resolution/dedupe-examples/csv_example_messy_input.csv");
    private static final IsVisibleOptions WHILE_IT_RUNS = new IsVisibleOptions().setTimeout(60_000);

    @TempDir private Path folder;

    @Test
    void tableIsImportedShownAndTakenBack(Visit visit, Api api) throws IOException {
        var table = new AccountTable("澜");
        visit.signedIn("/o/account/import");
        choose(visit, table.csv(folder));
        proposesColumns(visit);
        marksProblems(visit);
        run(visit, "导入 308 行");
        countsEveryRow(visit);
        handsBackRejectedRows(visit);
        var result = visit.page().url();

        visit.link("查看这些客户").click();
        assertThat(visit.count("共 300 条")).isVisible();
        api.indexed();
        searchesInChineseAndByPinyin(visit, table);
        sortsByRevenue(visit, table);
        filtersByLevel(visit);
        choosesColumns(visit);

        visit.page().navigate(result);
        takesBack(visit);
        visit.page().navigate("/o/account?q=" + table.name(199));
        assertThat(visit.heading("没有符合条件的客户")).isVisible();
    }

    @Test
    void workbookIsImported(Visit visit) throws IOException {
        visit.signedIn("/o/account");
        visit.button("导入").click();
        choose(visit, new AccountTable("沧").xlsx(folder));
        assertThat(visit.page().getByText("共 9 列，将导入 9 列")).isVisible();
        visit.button("下一步：检查").click();
        run(visit, "导入 308 行");
        countsEveryRow(visit);
    }

    @Test
    void sameTableASecondTimeIsSkipped(Visit visit) throws IOException {
        var table = new AccountTable("江");
        visit.signedIn("/o/account/import");
        choose(visit, table.csv(folder));
        visit.button("下一步：检查").click();
        run(visit, "导入 308 行");
        visit.link("导入另一个文件").click();
        choose(visit, table.csv(folder));
        assertThat(visit.named(AriaRole.RADIO, "跳过 保留现有客户，不做改动。")).isChecked();
        visit.button("下一步：检查").click();
        run(visit, "导入 308 行");
        says(visit, "新建", "0");
        says(visit, "跳过", "300");
        says(visit, "拒绝", "8");
    }

    @Test
    void pictureWithTheNameOfATableIsRefusedWithWhatToDo(Visit visit) throws IOException {
        var picture = folder.resolve("客户.xlsx");
        Files.write(picture, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0});
        visit.signedIn("/o/account/import");
        choose(visit, picture);
        assertThat(visit.role(AriaRole.ALERT)).containsText("PNG 图片");
        assertThat(visit.role(AriaRole.ALERT)).containsText("另存为 .xlsx 或 .csv");
        choose(visit, new AccountTable("河").csv(folder));
        assertThat(visit.button("下一步：检查")).isEnabled();
    }

    @Test
    void realTableOfThousandsIsImported(Visit visit) {
        assumeTrue(Files.exists(MESSY), "needs the public data set at " + MESSY);
        visit.signedIn("/o/account/import");
        choose(visit, MESSY);
        visit.button("下一步：检查").click();
        run(visit, "导入 3,337 行");
        assertThat(visit.page().getByText("读取 3,337 行")).isVisible();
    }

    private static void choose(Visit visit, Path file) {
        visit.page().locator("input[type=file]").setInputFiles(file);
    }

    private static void proposesColumns(Visit visit) {
        assertThat(visit.heading("客户.csv")).isVisible();
        assertThat(visit.page().getByText("共 9 列，将导入 9 列")).isVisible();
        assertThat(visit.button("“公司名称”列对应的字段：客户名称")).isVisible();
        assertThat(visit.button("“年营业额”列对应的字段：年营收")).isVisible();
        assertThat(visit.button("“联系电话”列对应的字段：电话")).isVisible();
        visit.button("下一步：检查").click();
    }

    private static void marksProblems(Visit visit) {
        var preview = visit.region("导入预览");
        assertThat(preview.getByRole(AriaRole.STATUS)).containsText("8 行有问题");
        var problems = visit.region("问题");
        assertThat(problems.getByText("“无邮箱”不是邮箱地址")).hasCount(4);
        assertThat(problems.getByText("“很多”不是数字")).hasCount(2);
        assertThat(problems.getByText("此项必填，请填写。")).hasCount(2);
        preview.getByLabel("只看有问题的行").check();
        assertThat(preview.getByRole(AriaRole.ROW)).hasCount(1 + AccountTable.WRONG);
    }

    private static void run(Visit visit, String words) {
        visit.button(words).click();
        assertThat(visit.region("导入结果")).isVisible(WHILE_IT_RUNS);
    }

    private static void countsEveryRow(Visit visit) {
        says(visit, "新建", "300");
        says(visit, "拒绝", "8");
        says(visit, "跳过", "0");
    }

    private static void says(Visit visit, String outcome, String count) {
        var definition = "dt:text-is('%s') + dd".formatted(outcome);
        assertThat(visit.region("导入结果").locator(definition)).hasText(count);
    }

    private static void handsBackRejectedRows(Visit visit) throws IOException {
        var download = visit.page().waitForDownload(() -> visit.link("下载这些行").click());
        var lines = Files.readString(download.path(), StandardCharsets.UTF_8).lines().toList();
        Assertions.assertThat(lines).hasSize(1 + AccountTable.WRONG);
        Assertions.assertThat(lines.getFirst()).contains("公司名称", "行号", "原因");
        Assertions.assertThat(lines).filteredOn(line -> line.contains("不是邮箱地址")).hasSize(4);
        Assertions.assertThat(lines).filteredOn(line -> line.contains("不是数字")).hasSize(2);
        Assertions.assertThat(lines).filteredOn(line -> line.contains("此项必填")).hasSize(2);
    }

    private static void searchesInChineseAndByPinyin(Visit visit, AccountTable table) {
        var box = visit.named(AriaRole.SEARCHBOX, "搜索客户");
        box.pressSequentially("成都海川电子");
        assertThat(visit.count("共 1 条")).isVisible();
        assertThat(visit.link(table.name(198))).isVisible();
        box.fill("qingdaohaichuan");
        assertThat(visit.count("共 3 条")).isVisible();
        assertThat(visit.link(table.name(96))).isVisible();
        visit.button("清除搜索").click();
        assertThat(visit.count("共 300 条")).isVisible();
    }

    private static void sortsByRevenue(Visit visit, AccountTable table) {
        var head = visit.named(AriaRole.COLUMNHEADER, "年营收");
        Visit.within(head, AriaRole.BUTTON).click();
        assertThat(head).hasAttribute("aria-sort", "ascending");
        assertThat(firstRow(visit)).containsText(table.name(0));
        Visit.within(head, AriaRole.BUTTON).click();
        assertThat(head).hasAttribute("aria-sort", "descending");
        assertThat(firstRow(visit)).containsText(table.name(AccountTable.SOUND - 1));
    }

    private static Locator firstRow(Visit visit) {
        return Visit.within(visit.list(), AriaRole.ROW).nth(1);
    }

    private static void filtersByLevel(Visit visit) {
        visit.button("筛选").click();
        visit.field("选择字段").fill("级别");
        visit.page().keyboard().press("Enter");
        visit.named(AriaRole.CHECKBOX, "A 级").check();
        visit.button("应用筛选").click();
        assertThat(visit.count("共 100 条")).isVisible();
        visit.button("移除筛选：级别").click();
        assertThat(visit.count("共 300 条")).isVisible();
    }

    private static void choosesColumns(Visit visit) {
        assertThat(visit.named(AriaRole.COLUMNHEADER, "邮箱")).hasCount(0);
        visit.button("选择列").click();
        visit.named(AriaRole.CHECKBOX, "邮箱").check();
        assertThat(visit.named(AriaRole.COLUMNHEADER, "邮箱")).isVisible();
        visit.named(AriaRole.CHECKBOX, "城市").uncheck();
        assertThat(visit.named(AriaRole.COLUMNHEADER, "城市")).hasCount(0);
        visit.page().reload();
        assertThat(visit.named(AriaRole.COLUMNHEADER, "邮箱")).isVisible();
    }

    private static void takesBack(Visit visit) {
        visit.button("撤销导入").click();
        Visit.within(visit.role(AriaRole.DIALOG), AriaRole.BUTTON, "撤销导入").click();
        assertThat(visit.heading("导入已撤销")).isVisible(WHILE_IT_RUNS);
        assertThat(visit.page().getByText("300 条客户已移入回收站")).isVisible();
    }
}
