package guanlan.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {
    private static final Database EXPECTED =
            new Database("jdbc:postgresql://db.example:5433/crm", "lin", "p@ss word");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://lin:p%40ss%20word@db.example:5433/crm",
                "postgres://lin:p%40ss%20word@db.example:5433/crm",
                "jdbc:postgresql://db.example:5433/crm?user=lin&password=p%40ss%20word",
            })
    void readsEveryHabitOfWritingAnAddress(String text) {
        assertThat(Database.parse(text)).isEqualTo(EXPECTED);
    }

    @Test
    void takesTheUsualPortAndKeepsOtherOptions() {
        assertThat(Database.parse("postgresql://lin@db.example/crm?sslmode=require"))
                .isEqualTo(
                        new Database(
                                "jdbc:postgresql://db.example:5432/crm?sslmode=require",
                                "lin",
                                null));
    }

    @Test
    void aPlusInAPasswordIsAPlus() {
        assertThat(Database.parse("postgresql://lin:a+b@db.example/crm").password())
                .isEqualTo("a+b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://db.example/crm",
                "postgresql://db.example",
                "postgresql://db.example/",
                "postgresql://a b/crm"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> Database.parse(text)).isInstanceOf(StartRefused.class);
    }

    @Test
    void neverShowsThePassword() {
        assertThat(EXPECTED.toString()).doesNotContain("p@ss");
        assertThatThrownBy(() -> Database.parse("jdbc:postgresql://lin:p@ss:x@/crm"))
                .isInstanceOf(StartRefused.class)
                .message()
                .doesNotContain("p@ss");
    }
}
