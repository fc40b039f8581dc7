package guanlan.core.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeptFormsTest {
    private static final List<Field> FIELDS =
            List.of(
                    new Field("name", Kind.COMPANY),
                    new Field("phone", Kind.PHONE),
                    new Field("address", Kind.ADDRESS),
                    new Field("owner", Kind.COMPANY));
    private static final List<String[]> ROWS =
            List.of(
                    row("上海观澜软件有限公司", "+86 138 0013 8000", "上海市浦东新区世纪大道1号", "观澜集团"),
                    row("Acme Inc.", "", "12 North Street", ""),
                    row("", "021-5555 6666", "", "Société Générale"),
                    row("", "", "", ""),
                    row("控制\u0001字符（苏州）公司", "1\u00012", "苏州\u0001工业园区", "\u0001"));

    private static String[] row(String... cells) {
        return cells;
    }

    @Test
    void whatIsKeptIsWhatWasMade() {
        var forms = new KeptForms(FIELDS, ROWS.size());
        for (int row = 0; row < ROWS.size(); row++) {
            String[] cells = ROWS.get(row);
            Forms.@Nullable Form[] made = forms.of(row, cells);
            assertThat(forms.of(row, cells)).as(String.join("|", cells)).containsExactly(made);
            for (int at = 0; at < cells.length; at++) {
                assertThat(made[at])
                        .isEqualTo(
                                cells[at].isBlank()
                                        ? null
                                        : Forms.of(FIELDS.get(at).kind(), cells[at]));
            }
        }
    }

    @Test
    void aTableTooLargeForTheHeapIsMadeEachTime() {
        var forms = new KeptForms(FIELDS, Integer.MAX_VALUE);
        assertThat(forms.of(7, ROWS.getFirst())).containsExactly(forms.of(8, ROWS.getFirst()));
    }
}
