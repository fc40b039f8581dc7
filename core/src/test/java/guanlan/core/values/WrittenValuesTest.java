package guanlan.core.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Spans, running numbers, addresses and points, as people write them. */
class WrittenValuesTest {

    @Test
    void readsSpansInBothLanguages() {
        assertThat(Spans.read("2小时30分")).contains(Duration.ofMinutes(150));
        assertThat(Spans.read("1.5 hours")).contains(Duration.ofMinutes(90));
        assertThat(Spans.read("半个小时")).contains(Duration.ofMinutes(30));
        assertThat(Spans.read("１周２天")).contains(Duration.ofDays(9));
        assertThat(Spans.read("26:15")).contains(Duration.ofMinutes(26 * 60 + 15));
        assertThat(Spans.read("-PT3H-30M")).contains(Duration.ofMinutes(-150));
    }

    @Test
    void refusesSpansThatNameNoUnitOrOneTwice() {
        assertThat(Spans.read("90")).isEmpty();
        assertThat(Spans.read("2h 3h")).isEmpty();
        assertThat(Spans.read("30分2小时")).isEmpty();
        assertThat(Spans.read("999999999999999999天")).isEmpty();
        assertThat(Spans.read("h")).isEmpty();
    }

    @Test
    void readsBackEverySpanItWrites() {
        for (long seconds :
                new long[] {0, 1, 59, 60, 3_599, 86_400, 93_784, -9_000, 3_155_760_000L}) {
            Duration span = Duration.ofSeconds(seconds);
            assertThat(Spans.read(Spans.write(span, true))).contains(span);
            assertThat(Spans.read(Spans.write(span, false))).contains(span);
            assertThat(Spans.read(span.toString())).contains(span);
        }
    }

    @Test
    void writesRunningNumbersByTheirPattern() {
        var pattern = NumberPattern.read("KH-{yyyy}{MM}-{0000}").orElseThrow();
        var day = LocalDate.parse("2026-03-05");
        assertThat(pattern.write(day, 7)).isEqualTo("KH-202603-0007");
        assertThat(pattern.write(day, 12_345)).isEqualTo("KH-202603-12345");
        assertThat(pattern.period(day)).isEqualTo("KH-202603-#");
        assertThat(NumberPattern.read("$\\{000}").orElseThrow().write(day, 1)).isEqualTo("$\\001");
    }

    @Test
    void takesARunningNumberApart() {
        var pattern = NumberPattern.read("KH-{yyyy}{MM}-{0000}").orElseThrow();
        assertThat(pattern.takenApart("KH-202603-12345"))
                .contains(new NumberPattern.Counted("KH-202603-#", 12_345));
        assertThat(pattern.takenApart("KH-202603-0007"))
                .contains(new NumberPattern.Counted("KH-202603-#", 7));
        assertThat(pattern.takenApart("KH-202603-007")).isEmpty();
        assertThat(pattern.takenApart("XX-202603-0007")).isEmpty();
        assertThat(pattern.takenApart("KH-202603-" + "9".repeat(30))).isEmpty();
    }

    @Test
    void refusesPatternsWithoutOneCount() {
        assertThat(NumberPattern.read("KH-{yyyy}")).isEmpty();
        assertThat(NumberPattern.read("{00}-{00}")).isEmpty();
        assertThat(NumberPattern.read("{week}-{00}")).isEmpty();
        assertThat(NumberPattern.read("{00}}")).isEmpty();
    }

    @Test
    void takesAnAddressApart() {
        assertThat(PostalAddress.read("广东省深圳市南山区粤海街道科技园一路5号"))
                .isEqualTo(new PostalAddress("广东省", "深圳市", "南山区", "粤海街道", "科技园一路5号"));
        assertThat(PostalAddress.read("北京朝阳区建国路88号"))
                .isEqualTo(new PostalAddress("北京市", "北京市", "朝阳区", "建国路", "88号"));
        assertThat(PostalAddress.read("上海市上海市浦东新区世纪大道1号").line()).isEqualTo("上海市浦东新区世纪大道1号");
        assertThat(PostalAddress.read("余杭区文一西路969号A座 Room 5"))
                .isEqualTo(new PostalAddress("浙江省", "杭州市", "余杭区", "文一西路", "969号A座Room5"));
        assertThat(PostalAddress.read("余杭区文一西路969号").code()).isEqualTo(330110);
        assertThat(new PostalAddress("", "", "余杭区", "", "").inferred().line())
                .isEqualTo("浙江省杭州市余杭区");
        assertThat(new PostalAddress("", "", "朝阳区", "", "").inferred().line()).isEqualTo("朝阳区");
        assertThat(PostalAddress.read("1 Main Street, Springfield").detail())
                .isEqualTo("1 Main Street, Springfield");
    }

    @Test
    void readsPointsInEitherOrderWhereOnlyOneIsPossible() {
        assertThat(GeoPoint.read("31.2304,121.4737")).isEqualTo(GeoPoint.read("121.4737，31.2304"));
        assertThat(GeoPoint.read("33.86S 151.2E").orElseThrow())
                .hasToString("-33.860000,151.200000");
        assertThat(GeoPoint.read("91,181")).isEmpty();
    }
}
