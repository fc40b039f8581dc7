package guanlan.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuotationTest {
    private final Quotation quotation =
            new Quotation(List.of(column(0, "Product"), column(1, "Account name")));

    @Test
    void quotesCellsByTheirHeadings() {
        assertThat(said("{product} · {account_name}", "GTX", "Acme")).isEqualTo("GTX · Acme");
        assertThat(said("Deal with {Account Name}", "GTX", "$1 \\ Acme"))
                .isEqualTo("Deal with $1 \\ Acme");
    }

    @Test
    void dropsWhatJoinedAnEmptyCell() {
        assertThat(said("{product} · {account name}", "GTX", "")).isEqualTo("GTX");
        assertThat(said("{product} · {account name}", "", "Acme")).isEqualTo("Acme");
        assertThat(said("Deal {account name}", "GTX", " ")).isEmpty();
    }

    @Test
    void leavesBracesAroundWhatIsNoHeading() {
        assertThat(said("{nothing} stays", "GTX", "Acme")).isEqualTo("{nothing} stays");
        assertThat(said("plain", "GTX", "Acme")).isEqualTo("plain");
        assertThat(said("{product} {x}", "GTX", "Acme")).isEqualTo("GTX {x}");
    }

    private String said(String text, String... cells) {
        return quotation.of(text, new SourceRow(2, List.of(cells)));
    }

    private static Column column(int index, String header) {
        return new Column(index, header, List.of(), null, 0);
    }
}
