package guanlan.domain.sample;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.domain.performance.Asked;
import guanlan.domain.performance.Asked.Period;
import guanlan.domain.performance.Dimension;
import guanlan.domain.performance.GoalProgress;
import guanlan.domain.performance.Goals;
import guanlan.domain.performance.Performance;
import guanlan.domain.performance.Performances;
import guanlan.domain.sales.Deals;
import guanlan.platform.access.Caller;
import guanlan.testkit.Postgres;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class SampleCompanyIT {
    private final SampleCompany sample;
    private final Performances performances;
    private final Goals goals;
    private final JdbcClient jdbc;

    SampleCompanyIT(
            @Autowired SampleCompany sample,
            @Autowired Performances performances,
            @Autowired Goals goals,
            @Autowired JdbcClient jdbc) {
        this.sample = sample;
        this.performances = performances;
        this.goals = goals;
        this.jdbc = jdbc;
    }

    @Test
    void fillsACompanyOnceHoweverOftenItIsCalled() {
        SampleCompany.Filled first = sample.fill("main");
        SampleCompany.Filled second = sample.fill("main");

        assertThat(first.accounts()).isEqualTo(360);
        assertThat(first.contacts()).isGreaterThan(600);
        assertThat(first.leads()).isEqualTo(1_600);
        assertThat(first.deals()).isEqualTo(1_410);
        assertThat(first.milestones()).isGreaterThan(200);
        assertThat(first.activities()).isGreaterThan(1_000);
        for (String status : new String[] {"open", "won", "lost"}) {
            assertThat(
                            count(
                                    "select count(*) from t_main.opportunity where status = '"
                                            + status
                                            + "'"))
                    .isGreaterThan(50);
        }
        assertThat(
                        count(
                                "select count(distinct date_trunc('month', opened_at)) from t_main.opportunity"))
                .isGreaterThan(22);
        assertThat(second).isEqualTo(new SampleCompany.Filled(0, 0, 0, 0, 0, 0, 0, 0));
        assertThat(
                        count(
                                "select count(*) from t_main.account where postal_code is not null and (owner is null or department is null)"))
                .isZero();
        assertThat(count("select count(*) from system.credential where role = 'member'")).isZero();
        everyFigureHasSomethingToTell();
        for (String grade : new String[] {"a", "b", "c", "d"}) {
            assertThat(count("select count(*) from t_main.lead where grade = '" + grade + "'"))
                    .as(grade)
                    .isBetween(20L, 1_000L);
        }
    }

    @Test
    void inventsTheSameCustomersForTheSameSeed() {
        assertThat(new Customers(7).make(50)).isEqualTo(new Customers(7).make(50));
        assertThat(new Customers(8).make(50)).isNotEqualTo(new Customers(7).make(50));
    }

    private void everyFigureHasSomethingToTell() {
        var today = LocalDate.now(ZoneOffset.UTC);
        var year = new Period(today.minusDays(364), today);
        var asked = new Asked(Deals.OPPORTUNITY, year, Dimension.SOURCE, Map.of(), null);
        Performance told = Caller.system("main").call(() -> performances.of(asked));
        assertThat(told.whole())
                .filteredOn(figure -> !figure.figure().equals("omitted"))
                .allSatisfy(
                        figure -> {
                            assertThat(figure.records()).as(figure.figure()).isPositive();
                            assertThat(figure.value()).as(figure.figure()).isPositive();
                        });
        assertThat(told.rows()).filteredOn(row -> row.values().containsKey("return")).hasSize(5);
        assertThat(Caller.system("main").call(() -> goals.on(today)))
                .hasSizeGreaterThan(25)
                .extracting(GoalProgress::state)
                .contains(GoalProgress.State.BEHIND);
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
