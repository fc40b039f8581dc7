package guanlan.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;

/**
 * A table of 300 sound accounts of the kind a sales office keeps, and eight rows with mistakes,
 * four of them among the first hundred.
 *
 * @param mark stands at the head of every name, so that a journey finds its own accounts
 */
record AccountTable(String mark) {
    static final int SOUND = 300;
    static final int WRONG = 8;

    private static final List<String> HEADER =
            List.of("公司名称", "统一社会信用代码", "级别", "所属行业", "城市", "年营业额", "员工人数", "联系电话", "邮箱");
    private static final List<String> CITIES =
            List.of("苏州", "无锡", "常州", "宁波", "佛山", "东莞", "青岛", "沈阳", "成都", "武汉");
    private static final List<String> WORDS =
            List.of("恒通", "华锐", "金鼎", "瑞丰", "远航", "盛达", "天工", "博远", "立信", "海川");
    private static final List<String> KINDS = List.of("精密机械有限公司", "电子科技有限公司", "新材料股份有限公司");
    private static final List<String> INDUSTRIES = List.of("机械装备", "电子", "化工材料");
    private static final List<String> LEVELS = List.of("A 级", "B 级", "C 级");
    private static final String SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    Path csv(Path folder) throws IOException {
        var text =
                rows().stream()
                        .map(row -> String.join(",", row))
                        .collect(Collectors.joining("\r\n", "", "\r\n"));
        return Files.write(folder.resolve("客户.csv"), text.getBytes(StandardCharsets.UTF_8));
    }

    Path xlsx(Path folder) throws IOException {
        var file = folder.resolve("客户.xlsx");
        try (var out = Files.newOutputStream(file);
                var book = new Workbook(out, "journeys", "1.0")) {
            var sheet = book.newWorksheet("客户");
            var rows = rows();
            for (int line = 0; line < rows.size(); line++) {
                var cells = rows.get(line);
                for (int column = 0; column < cells.size(); column++) {
                    sheet.value(line, column, cells.get(column));
                }
            }
        }
        return file;
    }

    /** The name of a sound account. */
    String name(int index) {
        return mark + CITIES.get(index % 10) + WORDS.get(index / 10 % 10) + KINDS.get(index / 100);
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        for (int index = 0; index < SOUND; index++) {
            rows.add(row(index, name(index), revenue(index), mail(index)));
            if (index == 20 || index == 220) {
                rows.add(row(SOUND + index, "", revenue(index), mail(index)));
            }
            if (index == 40 || index == 60 || index == 240 || index == 260) {
                rows.add(row(SOUND + index, mark + "错邮箱" + index, revenue(index), "无邮箱"));
            }
            if (index == 80 || index == 280) {
                rows.add(row(SOUND + index, mark + "错营收" + index, "很多", mail(index)));
            }
        }
        return rows;
    }

    private List<String> row(int index, String name, String revenue, String mail) {
        return List.of(
                name,
                creditCode(index),
                LEVELS.get(index % 3),
                INDUSTRIES.get(index / 100 % 3),
                CITIES.get(index % 10),
                revenue,
                String.valueOf(20 + index),
                "0512-6%07d".formatted(index),
                mail);
    }

    /** Different for each, the last the greatest. */
    static String revenue(int index) {
        return String.valueOf(1_000_000 + 10_000 * index);
    }

    private static String mail(int index) {
        return "sales%d@example.com".formatted(index);
    }

    /** A code of GB 32100-2015: 17 signs, and one by which they are checked. */
    private String creditCode(int index) {
        var code = "91320500%09d".formatted(mark.codePointAt(0) * 1_000L + index);
        int sum = 0;
        int weight = 1;
        for (int at = 0; at < code.length(); at++) {
            sum += SIGNS.indexOf(code.charAt(at)) * weight;
            weight = weight * 3 % 31;
        }
        return code + SIGNS.charAt((31 - sum % 31) % 31);
    }
}
