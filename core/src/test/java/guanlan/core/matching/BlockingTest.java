package guanlan.core.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BlockingTest {
    private static final Blocking COMPANIES =
            new Blocking(
                    "account",
                    List.of(
                            new Field("name", Kind.COMPANY),
                            new Field("uscc", Kind.CODE),
                            new Field("phone", Kind.PHONE),
                            new Field("mail", Kind.MAIL),
                            new Field("website", Kind.URL)));

    @Test
    void spellingsOfANameMeet() {
        assertThat(shared(name("上海观澜软件有限公司"), name("觀瀾軟件（上海）股份有限公司"))).isGreaterThan(3);
    }

    @Test
    void oneWrongLetterLeavesSomethingShared() {
        assertThat(shared(name("观澜云软件"), name("观兰云软件"))).isPositive();
        assertThat(shared(name("Contoso Widgets Ltd"), name("Contosso Widgets Limited")))
                .isPositive();
    }

    @Test
    void aNameInPinyinMeetsTheName() {
        assertThat(shared(name("观澜软件有限公司"), name("Guanlan Co., Ltd."))).isPositive();
    }

    @Test
    void anotherNameSharesNothing() {
        assertThat(shared(name("上海观澜软件有限公司"), name("深圳明珠电子有限公司"))).isZero();
    }

    @Test
    void aMailMeetsTheWebsiteOfItsDomainButNotOthersOfItsProvider() {
        String[] mail = {"", "", "", "lin@guanlan.com.cn", ""};
        String[] site = {"", "", "", "", "https://www.guanlan.com.cn/about"};
        assertThat(shared(mail, site)).isPositive();
        assertThat(
                        shared(
                                new String[] {"", "", "", "zhangsan@qq.com", ""},
                                new String[] {"", "", "", "lisiwang@qq.com", ""}))
                .isZero();
    }

    @Test
    void aCodeWithASlipMeetsByItsOtherHalf() {
        assertThat(
                        shared(
                                new String[] {"", "91310000MA1FL4B28X", "", "", ""},
                                new String[] {"", "91310000MA1FL4B29X", "", "", ""}))
                .isEqualTo(1);
    }

    @Test
    void objectsShareNoKeys() {
        Blocking others = new Blocking("lead", List.of(new Field("name", Kind.COMPANY)));
        long[] keys = others.keys(new String[] {"上海观澜软件有限公司"});
        assertThat(COMPANIES.keys(name("上海观澜软件有限公司"))).doesNotContain(keys);
    }

    @Test
    void anEmptyRecordHasNoKeys() {
        assertThat(COMPANIES.keys(new String[] {"", " ", "", "", ""})).isEmpty();
    }

    private static String[] name(String name) {
        return new String[] {name, "", "", "", ""};
    }

    private static long shared(String[] one, String[] two) {
        long[] keys = COMPANIES.keys(two);
        Arrays.sort(keys);
        return LongStream.of(COMPANIES.keys(one))
                .filter(key -> Arrays.binarySearch(keys, key) >= 0)
                .count();
    }
}
