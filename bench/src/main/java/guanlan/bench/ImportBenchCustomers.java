package guanlan.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Chinese customers of every field type, made by a seed: the same file each time. */
final class ImportBenchCustomers {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final String[] CITIES = {
        "上海", "北京", "深圳", "广州", "苏州", "杭州", "成都", "武汉", "西安", "青岛"
    };
    private static final String[] FIRST = {"华", "东", "新", "中", "恒", "瑞", "盛", "远", "金", "海"};
    private static final String[] SECOND = {"达", "盛", "泰", "源", "通", "科", "联", "创", "信", "丰"};
    private static final String[] TRADES = {"精密机械", "电子科技", "新材料", "医疗器械", "汽车零部件", "软件"};
    private static final String[] INDUSTRIES = {"机械装备", "电子", "化工材料", "医疗器械", "汽车", "软件与信息技术"};
    private static final String[] SOURCES = {"官网", "展会", "转介绍", "广告投放", "陌生拜访"};

    private final Random random;
    private final int from;

    ImportBenchCustomers(int seed, int from) {
        this.random = new Random(seed);
        this.from = from;
    }

    void write(Path file, int rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("客户名称,统一社会信用代码,级别,行业,来源,电话,邮箱,网址,国家/地区,省份,城市,地址,邮编,成立年份,员工人数,年营收,备注\n");
            for (int row = 0; row < rows; row++) {
                out.write(line(from + row));
            }
        }
    }

    private String line(int number) {
        int trade = random.nextInt(TRADES.length);
        String city = of(CITIES);
        String name = city + of(FIRST) + of(SECOND) + of(FIRST) + number + TRADES[trade] + "有限公司";
        return String.join(
                        ",",
                        name,
                        code(number),
                        "ABC".charAt(random.nextInt(3)) + " 级",
                        INDUSTRIES[trade],
                        of(SOURCES),
                        "1"
                                + (3 + random.nextInt(6))
                                + "%09d".formatted(random.nextInt(1_000_000_000)),
                        "info@c" + number + ".example.com",
                        "www.c" + number + ".example.com",
                        "中国",
                        city,
                        city,
                        "\""
                                + city
                                + "市人民路"
                                + random.nextInt(2000)
                                + "号, "
                                + (1 + random.nextInt(40))
                                + " 楼\"",
                        "%06d".formatted(random.nextInt(1_000_000)),
                        String.valueOf(1985 + random.nextInt(40)),
                        String.valueOf(5 + random.nextInt(20_000)),
                        random.nextInt(100) < 50
                                ? random.nextInt(90_000) / 10.0 + "万"
                                : random.nextInt(900_000_000) + ".50",
                        random.nextInt(3) == 0 ? "重点跟进，第 " + number + " 号" : "")
                + "\n";
    }

    private String of(String[] words) {
        return words[random.nextInt(words.length)];
    }

    /** A valid credit code (GB 32100-2015) of its own for each number. */
    static String code(int number) {
        String head = "91310000" + "%09d".formatted(number);
        int sum = 0;
        int weight = 1;
        for (int at = 0; at < head.length(); at++) {
            sum += ALPHABET.indexOf(head.charAt(at)) * weight;
            weight = weight * 3 % 31;
        }
        return head + ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
