package guanlan.core.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chinese company names follow a rule of registration (region, brand, industry, legal form), so
 * they are taken apart from both ends: the form and what follows it, brackets, the region, then
 * industry words as long as a brand of two characters stays.
 */
final class ChineseCompanyNames {
    private static final Pattern FORM =
            Pattern.compile(
                    "((?:股份|集团)?(?:有限)?(?:责任)?(?:股份)?公司|股份合作公司|总公司|有限合伙|特殊普通合伙|普通合伙|合伙企业|个体工商户|个人独资企业|农民专业合作社|专业合作社|合作社|事务所|股份社)");
    private static final Pattern BRANCH =
            Pattern.compile("(?:分公司|子公司|分部|办事处|营业部|分行|支行|分所|分厂|事业部|代表处|分店|门店|经营部|项目部|部|店|中心|所)$");
    private static final Pattern SIGNS = Pattern.compile("[\\s·•.,，、;；'\"“”‘’\\-—_/|]+");
    private static final Pattern BRACKET = Pattern.compile("\\(([^()]*)\\)");
    private static final Set<String> COUNTRIES =
            Set.of(
                    "中国", "中华", "亚洲", "亚太", "大中华区", "远东", "国际", "全球", "美国", "日本", "英国", "德国", "法国",
                    "韩国", "新加坡", "加拿大", "澳大利亚", "中外合资", "华东", "华南", "华北", "华中", "西南", "西北", "东北");
    private static final Set<String> INDUSTRY =
            words(
                    "科技 技术 信息 网络 电子 软件 智能 数据 数码 通信 通讯 互联网 信息技术 信息科技 网络科技 网络技术 电子科技 电子技术 智能科技 高科技 高新技术 "
                            + "商务 电子商务 贸易 商贸 进出口 国际贸易 物资 供应链 供应链管理 物流 运输 货运 快递 仓储 国际货运代理 "
                            + "实业 工业 制造 机械 设备 装备 机电 电气 电器 电力 电缆 能源 新能源 环保 环境 节能 化工 化学 材料 新材料 塑料 橡胶 五金 模具 仪器 仪表 自动化 精密 光电 半导体 微电子 汽车 零部件 汽车零部件 轴承 "
                            + "建筑 建设 工程 装饰 装修 园林 设计 建材 钢铁 钢构 水泥 房地产 置业 地产 物业 物业管理 房地产开发 开发 发展 "
                            + "医药 药业 制药 生物 生物科技 生物技术 医疗 医疗器械 医疗科技 健康 健康科技 保健品 "
                            + "食品 饮料 酒业 乳业 餐饮 餐饮管理 农业 农业科技 农牧 牧业 种业 渔业 水产 粮油 饲料 "
                            + "服装 纺织 服饰 鞋业 家具 家居 家电 玩具 日化 化妆品 珠宝 百货 商业 超市 零售 "
                            + "投资 投资管理 资产 资产管理 资本 金融 证券 保险 银行 信托 基金 基金管理 融资租赁 租赁 担保 典当 财务 控股 投资控股 产业 集团 "
                            + "咨询 管理 管理咨询 企业管理 企业管理咨询 商务咨询 服务 技术服务 信息咨询 人力资源 教育 教育科技 教育咨询 培训 文化 传媒 文化传媒 文化传播 影视 广告 传播 出版 印刷 包装 旅游 酒店 酒店管理 体育 娱乐 游戏 会展 "
                            + "矿业 煤业 煤炭 石油 石化 燃气 天然气 水务 水电 热电 有色金属 金属 冶金 铝业 铜业 黄金 造纸 纸业 玻璃 陶瓷 船舶 航空 航天 铁路 港口 高速公路 公路 公用事业 系统 系统集成 集成 股份 企业 公司 厂 商行 商店 经营部 工厂 研究院 研究所");
    private static final int LONGEST_INDUSTRY =
            INDUSTRY.stream().mapToInt(String::length).max().orElseThrow();
    private static final int SHORTEST_BRAND = 2;

    private ChineseCompanyNames() {}

    private static Set<String> words(String list) {
        return new HashSet<>(List.of(list.split(" ")));
    }

    static CompanyName read(String plain) {
        Parts parts = new Parts(plain);
        parts.brackets();
        parts.form();
        parts.region();
        parts.group();
        parts.industry();
        return parts.result();
    }

    static boolean isRegion(String text) {
        return COUNTRIES.contains(text) || !Divisions.named(text).isEmpty();
    }

    private static final class Parts {
        private final String plain;
        private String rest;
        private String region = "";
        private String industry = "";
        private String form = "";
        private String branch = "";
        private boolean group;

        Parts(String plain) {
            this.plain = plain;
            this.rest = SIGNS.matcher(plain).replaceAll("");
        }

        void brackets() {
            if (rest.indexOf('(') < 0 && rest.indexOf(')') < 0) {
                return;
            }
            Matcher bracket = BRACKET.matcher(rest);
            StringBuilder without = new StringBuilder();
            while (bracket.find()) {
                bracket.appendReplacement(
                        without, Matcher.quoteReplacement(kept(bracket.group(1))));
            }
            rest = bracket.appendTail(without).toString().replaceAll("[()]", "");
        }

        private String kept(String inside) {
            if (isRegion(inside)) {
                region += inside;
                return "";
            }
            if (inside.equals("集团") || inside.equals("控股")) {
                group = true;
                return "";
            }
            if (inside.endsWith("合伙")) {
                form = inside;
                return "";
            }
            return inside;
        }

        /** The first legal form that leaves a name before it; what follows is a branch. */
        void form() {
            Matcher found = FORM.matcher(rest);
            while (found.find()) {
                String after = rest.substring(found.end());
                boolean last = after.isEmpty();
                if (found.start() >= SHORTEST_BRAND && (last || BRANCH.matcher(after).find())) {
                    form = form.isEmpty() ? found.group() : form;
                    branch = after;
                    rest = rest.substring(0, found.start());
                    return;
                }
            }
        }

        void region() {
            boolean more = true;
            while (more) {
                int length = regionAt();
                more =
                        length > 0
                                && rest.length() - length >= SHORTEST_BRAND
                                && !onlyIndustry(rest.substring(length));
                if (more) {
                    region += rest.substring(0, length);
                    rest = rest.substring(length);
                }
            }
        }

        private int regionAt() {
            for (int length = 2; length <= Math.min(4, rest.length()); length++) {
                String country = rest.substring(0, length);
                if (COUNTRIES.contains(country) && !country.equals("国际")) {
                    return length;
                }
            }
            int length = divisionAt();
            boolean named =
                    length > 0 && rest.startsWith("省", length) | rest.startsWith("市", length);
            return named ? length + 1 : length;
        }

        /** A district counts in full only, and 阿里 is a brand: 长安汽车 does not come from 长安区. */
        private int divisionAt() {
            int length = Divisions.longestAt(rest, 0);
            if (length == 0) {
                return 0;
            }
            String name = rest.substring(0, length);
            boolean usual =
                    Divisions.named(name).stream()
                            .anyMatch(
                                    each -> each.level() < 2 || Plain.of(each.name()).equals(name));
            return usual && !name.equals("阿里") ? length : 0;
        }

        void group() {
            if (rest.endsWith("集团") && rest.length() - 2 >= SHORTEST_BRAND) {
                group = true;
                rest = rest.substring(0, rest.length() - 2);
            }
            group |= form.startsWith("集团");
        }

        void industry() {
            int cut = rest.length();
            int length = industryBefore(cut);
            while (length > 0) {
                cut -= length;
                length = industryBefore(cut);
            }
            industry = rest.substring(cut);
            rest = rest.substring(0, cut);
        }

        private int industryBefore(int end) {
            for (int length = Math.min(LONGEST_INDUSTRY, end - SHORTEST_BRAND);
                    length >= 1;
                    length--) {
                if (INDUSTRY.contains(rest.substring(end - length, end))) {
                    return length;
                }
            }
            return 0;
        }

        private static boolean onlyIndustry(String text) {
            int from = 0;
            while (from < text.length()) {
                int length = Math.min(LONGEST_INDUSTRY, text.length() - from);
                while (length > 0 && !INDUSTRY.contains(text.substring(from, from + length))) {
                    length--;
                }
                if (length == 0) {
                    return false;
                }
                from += length;
            }
            return true;
        }

        CompanyName result() {
            if (rest.isEmpty()) {
                return new CompanyName(plain, "", Plain.letters(plain), "", "", "", group);
            }
            return new CompanyName(plain, region, rest, industry, form, branch, group);
        }
    }
}
