package guanlan.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SearchTermsTest {

    @Test
    void knowsHowANameBeginsByCharactersSoundAndInitials() {
        assertThat(SearchTerms.beginning("百度（中国）"))
                .isEqualTo(new SearchTerms.Beginning("百度中国", "baiduzhongguo", "bdzg"));
        assertThat(SearchTerms.beginning("Acme Ltd."))
                .isEqualTo(new SearchTerms.Beginning("acmeltd", "", ""));
        assertThat(SearchTerms.beginning("3M中国").initials()).isEqualTo("3mzg");
    }

    @Test
    void marksTheTermsOfTheName() {
        String vector = SearchTerms.vector(List.of("百度", "上地百度"));

        assertThat(vector).contains("'百度':1A").contains("'上地' ").doesNotContain("'百度' ");
        assertThat(SearchTerms.query("百度公 b")).isEqualTo("'百度' & '度公' & 'b':*");
        assertThat(SearchTerms.nameQuery("百度")).isEqualTo("'百度':A");
    }

    @Test
    void findsInTextsWhatTheDatabaseWouldFind() {
        List<String> texts = List.of("百度", "上地十街 10 号");

        for (String typed : List.of("百度", "bd", "baidu", "上地", "十街 10", "百")) {
            assertThat(SearchTerms.finds(typed, texts)).as(typed).isTrue();
        }
        for (String typed : List.of("度百", "shangdi", "11")) {
            assertThat(SearchTerms.finds(typed, texts)).as(typed).isFalse();
        }
    }

    @Test
    void cutsAtTheBordersOfChineseOtherWordsAndAllElse() {
        List<String> texts = List.of("", "Ⅷ号𠮷野家々 CAFÉ_½—东京タワー😀x9，Ｂ２号");

        for (String typed : List.of("viii", "𠮷野", "家々", "café", "タワー", "x9", "b2", "东京")) {
            assertThat(SearchTerms.finds(typed, texts)).as(typed).isTrue();
        }
        for (String typed : List.of("号𠮷野", "ワー", "9b", "京タワー")) {
            assertThat(SearchTerms.vector(texts)).as(typed).doesNotContain("'" + typed);
        }
        assertThat(SearchTerms.vector(List.of("", "_—😀，"))).isBlank();
    }
}
