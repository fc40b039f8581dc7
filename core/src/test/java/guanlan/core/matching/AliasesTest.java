package guanlan.core.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AliasesTest {
    private static final List<String> NAMES =
            List.of(
                    "中银国际证券股份有限公司",
                    "深圳市鸿富瀚科技股份有限公司",
                    "江苏省广电有线信息网络股份有限公司",
                    "上海浦东发展银行股份有限公司",
                    "中国工商银行股份有限公司",
                    "阿里巴巴（中国）有限公司");

    @Test
    void aDecisionTeachesAllSpellingsAndCanBeTakenBack() {
        Aliases aliases = new Aliases();
        aliases.learn("阿里", "阿里巴巴（中国）有限公司");
        aliases.learn("ali", "阿里");
        assertThat(aliases.meaning("ALI")).contains("阿里巴巴（中国）有限公司");
        assertThat(aliases.same("阿里", "阿里巴巴")).isTrue();
        assertThat(aliases.same("阿里", "百度")).isFalse();
        aliases.forget("阿里");
        assertThat(aliases.same("阿里", "阿里巴巴")).isFalse();
    }

    @Test
    void aCircleOfDecisionsEnds() {
        Aliases aliases = new Aliases();
        aliases.learn("甲乙", "丙丁");
        aliases.learn("丙丁", "戊己");
        aliases.learn("戊己", "甲乙");
        assertThat(aliases.meaning("甲乙")).isPresent();
    }

    @Test
    void findsTheLegalNameOfAnAbbreviation() {
        NameIndex index = new NameIndex(NAMES, new Aliases());
        assertThat(index.find("中银证券", 5).getFirst().name()).isEqualTo(0);
        assertThat(index.find("鸿富瀚", 1).getFirst().name()).isEqualTo(1);
        assertThat(index.find("江苏有线", 1).getFirst().name()).isEqualTo(2);
        assertThat(index.find("浦发银行", 1).getFirst().name()).isEqualTo(3);
        assertThat(index.find("*", 3)).isEmpty();
    }

    @Test
    void whatPeopleDecidedComesFirst() {
        Aliases aliases = new Aliases();
        aliases.learn("宇宙行", "中国工商银行股份有限公司");
        assertThat(new NameIndex(NAMES, aliases).find("宇宙行", 1))
                .containsExactly(new NameIndex.Found(4, 1));
    }
}
