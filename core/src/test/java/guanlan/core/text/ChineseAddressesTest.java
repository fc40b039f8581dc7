package guanlan.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChineseAddressesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        浙江省杭州市西湖区文三路90号东软大厦5楼 | 330106//文三路/90号/东软大厦5楼
        杭州西湖区文三路90号 | 330106//文三路/90号/
        余杭区仓前街道文一西路969号 | 330110/仓前街道/文一西路/969号/
        上海市浦东新区张江镇碧波路690号2号楼 | 310115/张江镇/碧波路/690号/2号楼
        北京市北京市朝阳区建国路88号 | 110105//建国路/88号/
        中国 廣東省 深圳市 南山區 科技南十二路2號 | 440305//科技南十二路/2号/
        吉林市昌邑区重庆路1号 | 220202//重庆路/1号/
        南京路步行街100号 | 0//南京路//步行街100号
        湖北仙桃市干河街道黄金大道12号 | 429004/干河街道/黄金大道/12号/
        """)
    void readsTheLevels(String text, String levels) {
        ChineseAddress read = ChineseAddresses.read(text);
        assertThat(
                        String.join(
                                "/",
                                "" + read.code(),
                                read.town(),
                                read.road(),
                                read.number(),
                                read.detail()))
                .isEqualTo(levels);
    }

    @Test
    void infersWhatLiesAbove() {
        ChineseAddress read = ChineseAddresses.read("余杭区文一西路969号");
        assertThat(read.full()).isEqualTo("浙江省杭州市余杭区文一西路969号");
        assertThat(ChineseAddresses.read("浦东新区张江镇").full()).isEqualTo("上海市浦东新区张江镇");
    }

    @Test
    void aNameOfSeveralPlacesIsDecidedByWhatStandsBeforeOnly() {
        assertThat(ChineseAddresses.read("朝阳区建国路88号").district()).isNull();
        assertThat(ChineseAddresses.read("长春朝阳区人民大街1号").code()).isEqualTo(220104);
    }

    @Test
    void everyDivisionIsFoundByItsFullPath() {
        for (Division division : Divisions.all()) {
            String city =
                    division.level() == 2
                            ? Divisions.of(division.city()).map(Division::name).orElse("")
                            : "";
            String province =
                    division.level() > 0
                            ? Divisions.of(division.province()).orElseThrow().name()
                            : "";
            assertThat(ChineseAddresses.read(province + city + division.name()).code())
                    .as(province + city + division.name())
                    .isEqualTo(division.code());
        }
    }

    @Test
    void neverLosesACharacter() {
        assertThat(ChineseAddresses.read("3-2-1 Nowhere").full()).isEqualTo("3-2-1nowhere");
        assertThat(ChineseAddresses.read("").full()).isEmpty();
    }
}
