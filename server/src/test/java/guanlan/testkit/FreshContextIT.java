package guanlan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.platform.database.Home;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class FreshContextIT {
    private final JdbcClient jdbc;
    private final Home home;

    FreshContextIT(@Autowired JdbcClient jdbc, @Autowired Home home) {
        this.jdbc = jdbc;
        this.home = home;
    }

    @Test
    void startsTheWholeApplicationOnADatabaseAndDataFolderOfItsOwn() {
        assertThat(jdbc.sql("select current_database()").query(String.class).single())
                .startsWith("test_");
        assertThat(home.folder().toString()).contains("target");
    }
}
