package guanlan.bench.eval;

import guanlan.core.matching.Field;
import guanlan.core.matching.Kind;
import guanlan.core.text.Division;
import guanlan.core.text.Divisions;
import guanlan.core.text.Syllables;
import guanlan.core.values.CreditCode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Invented companies of China with planted duplicates: spellings, left-out parts, slips, missing
 * and changed fields; and, as traps, sister companies of one brand in other cities and branches,
 * and others whose brand differs in one character. The same seed invents the same.
 */
final class Invented {
    static final List<Field> FIELDS =
            List.of(
                    new Field("name", Kind.COMPANY),
                    new Field("uscc", Kind.CODE),
                    new Field("phone", Kind.PHONE),
                    new Field("mail", Kind.MAIL),
                    new Field("website", Kind.URL),
                    new Field("city", Kind.CATEGORY),
                    new Field("address", Kind.ADDRESS));
    private static final String BRAND =
            "安邦宝博长超辰诚创达大德鼎东方飞丰峰福富冠光广海航浩和恒弘鸿华汇慧吉佳嘉建江杰捷金锦晶精景久巨凯康科蓝乐利联龙隆美民明南宁鹏平启千乾强青庆泉荣瑞润三森山善尚盛顺思四泰腾天通同万旺威维伟文祥翔新信兴星旭亚阳耀业一义益银盈永友宇元远跃云运泽展兆振正志智中众卓紫";
    private static final String[] INDUSTRY =
            "科技,信息技术,网络科技,电子,电子科技,机械制造,机械设备,贸易,商贸,实业,建筑工程,装饰工程,物流,食品,医疗器械,生物科技,新材料,环保科技,能源,文化传媒,教育咨询,企业管理咨询,投资,餐饮管理,服饰,化工,汽车零部件,软件,自动化设备,包装"
                    .split(",");
    private static final String[] TRADE =
            "智能,精密,海洋,农业,光电,医药,航空,轨道,水务,园林,矿山,纺织,陶瓷,乐器,造纸,印刷,家具,玩具,茶叶,酒业,乳品,粮油,饲料,种子,钢构,铸造,模具,轴承,阀门,电缆,仪表,传感,芯片,激光,冷链,仓储,船舶,港务,通信,安防,检测,测绘,地产,物业,酒店,旅游,影视,动漫,体育,养老"
                    .split(",");
    private static final String[] WORK = "技术,科技,设备,材料,工程,服务,工业,贸易,发展,制品".split(",");
    private static final String[] FORM = {"有限公司", "有限公司", "有限公司", "有限责任公司", "股份有限公司", "集团有限公司"};
    private static final String[] ROAD =
            "人民,中山,建设,解放,和平,文三,科技,工业,长江,黄河,朝阳,迎宾,滨河,学府,创新,高新,振兴,光明,胜利,新华".split(",");
    private static final String[] CITY = {"", "市"};
    private static final double NEIGHBOURS = 0.15;
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private final SplittableRandom random;
    private final List<Division> cities =
            Divisions.all().stream().filter(each -> each.level() == 1).toList();
    final List<String[]> rows = new ArrayList<>();
    final List<Integer> entities = new ArrayList<>();

    private record Company(
            String city, String brand, String industry, String form, String[] rest) {}

    Invented(int count, long seed) {
        random = new SplittableRandom(seed);
        int entity = 0;
        while (rows.size() < count) {
            Company company = company();
            put(entity, row(company));
            int copies = random.nextDouble() < 0.2 ? 1 + random.nextInt(3) : 0;
            for (int copy = 0; copy < copies; copy++) {
                put(entity, varied(company));
            }
            entity++;
            if (random.nextDouble() < 0.08) {
                put(entity++, sister(company));
            }
            if (random.nextDouble() < NEIGHBOURS) {
                put(entity++, neighbour(company));
            }
        }
    }

    private void put(int entity, String[] row) {
        rows.add(row);
        entities.add(entity);
    }

    int[] gold() {
        return entities.stream().mapToInt(Integer::intValue).toArray();
    }

    private <T> T any(T[] list) {
        return list[random.nextInt(list.length)];
    }

    /** One of those that everybody is in, or one of few. */
    private String industry() {
        return random.nextInt(3) > 0 ? any(INDUSTRY) : any(TRADE) + any(WORK);
    }

    private Company company() {
        StringBuilder brand = new StringBuilder();
        int letters = 2 + (random.nextInt(3) == 0 ? 1 : 0);
        for (int at = 0; at < letters; at++) {
            brand.append(BRAND.charAt(random.nextInt(BRAND.length())));
        }
        Division city = cities.get(random.nextInt(cities.size()));
        return new Company(
                city.brief(),
                brand.toString(),
                industry(),
                any(FORM),
                rest(city, brand.toString()));
    }

    private String[] rest(Division city, String brand) {
        String domain =
                Syllables.joined(brand)
                        + (random.nextInt(3) == 0 ? random.nextInt(100) : "")
                        + (random.nextBoolean() ? ".com" : ".cn");
        return new String[] {
            code(city), phone(), "info@" + domain, "www." + domain, city.name(), address(city)
        };
    }

    private String code(Division city) {
        StringBuilder code = new StringBuilder("91").append(city.code());
        while (code.length() < 17) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.append(CreditCode.check(code.toString())).toString();
    }

    private String phone() {
        return random.nextBoolean()
                ? "1" + (3 + random.nextInt(7)) + digits(9)
                : "0" + (311 + random.nextInt(600)) + "-" + (2 + random.nextInt(7)) + digits(7);
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder();
        for (int at = 0; at < count; at++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private String address(Division city) {
        return city.name()
                + any(ROAD)
                + (random.nextBoolean() ? "路" : "大道")
                + (1 + random.nextInt(999))
                + "号"
                + (random.nextBoolean() ? (1 + random.nextInt(30)) + "层" : "");
    }

    private String[] row(Company company) {
        return row(
                company.city + any(CITY) + company.brand + company.industry + company.form,
                company.rest);
    }

    private String[] row(String name, String[] rest) {
        String[] row = new String[FIELDS.size()];
        row[0] = name;
        for (int at = 0; at < rest.length; at++) {
            boolean known = random.nextDouble() < new double[] {0.5, 0.7, 0.4, 0.4, 0.8, 0.6}[at];
            row[at + 1] = known ? rest[at] : "";
        }
        return row;
    }

    private String[] varied(Company company) {
        String brand = random.nextDouble() < 0.12 ? slip(company.brand) : company.brand;
        String name =
                switch (random.nextInt(7)) {
                    case 0 -> company.city + brand + company.industry;
                    case 1 -> brand + company.industry + company.form;
                    case 2 -> brand + "（" + company.city + "）" + company.industry + company.form;
                    case 3 -> brand + company.industry;
                    case 4 -> company.city + "市" + brand + " " + company.industry + "有限责任公司";
                    case 5 ->
                            company.city
                                    + brand
                                    + company.industry
                                    + company.form.replace("有限公司", "有限责任公司");
                    default -> company.city + any(CITY) + brand + company.industry + company.form;
                };
        String[] rest = company.rest.clone();
        if (random.nextDouble() < 0.3) {
            rest[1] = phone();
        }
        if (random.nextDouble() < 0.3) {
            rest[5] = rest[5].replaceAll("^[^市州盟区]+[市州盟区]", "");
        }
        return row(name, rest);
    }

    private String slip(String brand) {
        int at = random.nextInt(brand.length());
        return brand.substring(0, at)
                + BRAND.charAt(random.nextInt(BRAND.length()))
                + brand.substring(at + 1);
    }

    /** Another company whose brand differs in one character, in the same place and trade or not. */
    private String[] neighbour(Company company) {
        String brand = company.brand;
        while (brand.equals(company.brand)) {
            brand = slip(company.brand);
        }
        Division city = cities.get(random.nextInt(cities.size()));
        boolean here = random.nextInt(3) > 0;
        boolean trade = random.nextInt(4) > 0;
        return row(
                new Company(
                        here ? company.city : city.brief(),
                        brand,
                        trade ? company.industry : industry(),
                        random.nextBoolean() ? company.form : any(FORM),
                        rest(city, brand)));
    }

    /** Another company of the same brand: elsewhere, or in another trade, or a branch. */
    private String[] sister(Company company) {
        Division city = cities.get(random.nextInt(cities.size()));
        String[] rest = rest(city, company.brand);
        rest[2] = company.rest[2];
        rest[3] = company.rest[3];
        String name =
                random.nextBoolean()
                        ? city.brief() + company.brand + company.industry + company.form
                        : company.city + company.brand + industry() + company.form;
        return row(name, rest);
    }
}
