package guanlan.domain.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.app.Application;
import guanlan.domain.sales.LeadConversions.Converted;
import guanlan.domain.sales.LeadConversions.Wish;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.records.Records;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Problem;
import guanlan.testkit.Postgres;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class LeadConversionsIT {
    private static final ObjectName CONTACT = new ObjectName("contact");

    private final LeadConversions conversions;
    private final Queries queries;
    private final SalesKit kit;

    LeadConversionsIT(
            @Autowired LeadConversions conversions,
            @Autowired Records records,
            @Autowired Queries queries) {
        this.conversions = conversions;
        this.queries = queries;
        this.kit = new SalesKit(records, queries);
    }

    @Test
    void aNewLeadIsToBeAnswered() {
        UUID id = lead(Map.of("name", "周敏", "company", "钟点公司"));

        Row lead = require(LeadConversions.LEAD, id);
        assertThat(lead.value("status")).isEqualTo("new");
        Instant made = (Instant) Objects.requireNonNull(lead.value("created_at"));
        assertThat((Instant) lead.value("respond_by")).isAfter(made);
        assertThat(lead.value("responded_at")).isNull();
    }

    @Test
    void makesCustomerContactAndDealOnce() {
        Map<String, Object> said =
                Map.of("name", "李雷", "company", "一次公司", "mobile", "13800001111", "budget", 5000);
        Caller me = kit.member();
        Converted first = convert(me, lead(said), new Wish(null, "第一单"));
        Converted second = convert(me, lead(said), new Wish(null, "第二单"));

        assertThat(first.knownAccount()).isFalse();
        assertThat(second.knownAccount()).isTrue();
        assertThat(second.account()).isEqualTo(first.account());
        assertThat(second.contact()).isEqualTo(first.contact());
        assertThat(second.opportunity()).isNotNull().isNotEqualTo(first.opportunity());
        assertThat(require(CONTACT, first.contact()).value("account")).isEqualTo(first.account());
    }

    @Test
    void aLeadIsConvertedOnceAndSaysWhatCameOfIt() {
        Caller me = kit.member();
        UUID id = lead(Map.of("name", "韩梅", "company", "两次公司"));
        Converted converted = convert(me, id, new Wish(null, null));

        Row lead = require(LeadConversions.LEAD, id);
        assertThat(lead.value("status")).isEqualTo("converted");
        assertThat(lead.value("account")).isEqualTo(converted.account());
        assertThat(lead.value("responded_at")).isNotNull();
        assertThat(converted.opportunity()).isNull();
        assertThatThrownBy(() -> convert(me, id, new Wish(null, null)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.code()).isEqualTo(SalesProblem.LEAD_CONVERTED));
    }

    @Test
    void leadsOfOneCompanyConvertedAtOnceMakeOneCustomer() throws Exception {
        Caller me = kit.member();
        List<Callable<UUID>> all = new ArrayList<>();
        for (int at = 0; at < 8; at++) {
            UUID id = lead(Map.of("name", "人" + at, "company", "同时公司"));
            all.add(() -> convert(me, id, new Wish(null, "单")).account());
        }
        var accounts = new HashSet<UUID>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(all)) {
                accounts.add(done.get());
            }
        }
        assertThat(accounts).hasSize(1);
    }

    private Converted convert(Caller who, UUID lead, Wish wish) {
        return who.call(() -> conversions.convert(lead, wish));
    }

    private UUID lead(Map<String, ?> values) {
        return kit.create(LeadConversions.LEAD, values);
    }

    private Row require(ObjectName object, UUID id) {
        return SalesKit.system(() -> queries.require(object, id));
    }
}
