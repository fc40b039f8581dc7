package guanlan.platform.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.testkit.Postgres;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RequirementsIT {
    @RegisterExtension static final Postgres blind = Postgres.withoutChinese();

    @Test
    void refusesADatabaseThatDoesNotKnowChineseCharacters() throws SQLException {
        try (var connection = blind.database().connect()) {
            assertThatThrownBy(() -> Requirements.check(connection))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("lc_ctype");
        }
    }

    @Test
    void refusesAnAddressWhereNoDatabaseAnswers() {
        var nobody = new ExternalPostgres(Database.parse("postgresql://a:b@127.0.0.1:1/crm"));
        assertThatThrownBy(nobody::start)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("127.0.0.1:1/crm");
    }
}
