package guanlan.domain.sample;

import com.hankcs.hanlp.HanLP;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** What the sample's names are put together from. */
final class Words {
    static final List<String> BRANDS =
            List.of(
                    "恒远", "瑞泰", "鼎新", "华锐", "中岳", "金桥", "天成", "博源", "安泰", "宏业", "启明", "东晟", "凯达",
                    "新航", "力通", "正邦", "精诚", "永固", "众合", "海川", "联创", "嘉禾", "信达", "万里", "盛世", "光启",
                    "立德", "同辉", "国兴", "北辰", "南洋", "西岭", "远景", "星源", "长风", "铭创", "捷成", "佳能达", "泰和",
                    "润泽", "振邦", "弘毅", "腾跃", "航宇", "明德", "云帆", "赛力", "智擎");
    static final Map<String, List<String>> TRADES =
            Map.ofEntries(
                    Map.entry("manufacturing", List.of("制造", "金属制品", "五金制品")),
                    Map.entry("automotive", List.of("汽车零部件", "汽车电子", "新能源汽车")),
                    Map.entry("electronics", List.of("电子科技", "半导体", "光电")),
                    Map.entry("machinery", List.of("精密机械", "机械设备", "数控装备", "自动化设备")),
                    Map.entry("chemicals", List.of("新材料", "化工", "高分子材料")),
                    Map.entry("medical", List.of("医疗器械", "生物医疗")),
                    Map.entry("energy", List.of("新能源", "电力设备", "光伏科技")),
                    Map.entry("software", List.of("软件", "信息技术", "智能科技")),
                    Map.entry("construction", List.of("建筑工程", "钢结构")),
                    Map.entry("logistics", List.of("物流", "供应链管理")),
                    Map.entry("retail", List.of("商贸", "贸易")),
                    Map.entry("services", List.of("工程技术服务", "检测技术")));
    static final List<String> FORMS = List.of("有限公司", "有限公司", "有限公司", "有限公司", "股份有限公司", "集团有限公司");
    static final List<String> SURNAMES =
            List.of(
                    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林",
                    "何", "郭", "马", "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧");
    static final List<String> GIVEN =
            List.of(
                    "伟", "芳", "娜", "敏", "静", "强", "磊", "军", "洋", "勇", "艳", "杰", "涛", "明", "超", "霞",
                    "平", "刚", "丽华", "建国", "志强", "海燕", "文博", "思远", "雨桐", "子涵", "晓东", "俊杰", "雪梅",
                    "国庆", "佳怡", "浩然", "嘉欣", "宇航", "欣妍", "一鸣");
    static final List<String> POSITIONS =
            List.of(
                    "总经理", "副总经理", "采购总监", "采购经理", "采购工程师", "设备部经理", "生产总监", "工艺工程师", "技术总监",
                    "质量经理", "财务经理", "项目经理");

    private Words() {}

    static <T> T any(List<T> words, RandomGenerator chance) {
        return words.get(chance.nextInt(words.size()));
    }

    static String person(RandomGenerator chance) {
        return any(SURNAMES, chance) + any(GIVEN, chance);
    }

    static String pinyin(String chinese) {
        return HanLP.convertToPinyinList(chinese).stream()
                .map(syllable -> syllable.getPinyinWithoutTone())
                .collect(Collectors.joining());
    }
}
