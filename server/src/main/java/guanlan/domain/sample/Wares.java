package guanlan.domain.sample;

import guanlan.engine.query.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the sample's company makes, and where its customers hear of it. */
final class Wares {
    static final List<String> NAMES =
            List.of(
                    "高精度滚珠丝杠", "直线导轨", "伺服主轴单元", "精密减速机", "数控转台", "自动上下料系统", "视觉检测单元", "机床改造",
                    "设备年度保养", "备件套装", "刀库总成", "定制夹具");
    static final List<String> SOURCES =
            List.of(
                    "website",
                    "exhibition",
                    "exhibition",
                    "referral",
                    "referral",
                    "advertising",
                    "cold_call",
                    "tender",
                    "partner");
    private static final List<String> CATEGORIES =
            List.of(
                    "功能部件", "功能部件", "功能部件", "功能部件", "功能部件", "自动化", "自动化", "服务", "服务", "备件", "功能部件",
                    "备件");
    private static final int[] PRICES = {
        8_600, 5_200, 68_000, 12_500, 86_000, 320_000, 145_000, 260_000, 36_000, 4_800, 54_000,
        9_900
    };

    private Wares() {}

    static List<Row> rows() {
        return IntStream.range(0, NAMES.size())
                .mapToObj(
                        at ->
                                Row.of(
                                        Map.of(
                                                "name", NAMES.get(at),
                                                "code", String.format("HL-%03d", at + 1),
                                                "category", CATEGORIES.get(at),
                                                "price", BigDecimal.valueOf(PRICES[at]),
                                                "unit", at == 7 || at == 8 ? "项" : "套",
                                                "active", true)))
                .toList();
    }
}
