package guanlan.domain.sales;

import static guanlan.domain.sales.SalesKit.codes;
import static org.assertj.core.api.Assertions.assertThat;

import guanlan.app.Application;
import guanlan.domain.sales.NaiveFunnel.Deal;
import guanlan.domain.sales.NaiveFunnel.Stay;
import guanlan.domain.sales.SalesKit.Said;
import guanlan.domain.sales.SalesKit.Way;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.records.Cause.Kind;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Role;
import guanlan.testkit.Postgres;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Deals that come with their past. */
@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
class CourseIT {
    private static final List<String> NAMES = List.of("Need", "Offer", "Signed", "Served");

    private final SalesKit kit;
    private final NaiveFunnel naive;

    CourseIT(@Autowired Records records, @Autowired Queries queries, @Autowired JdbcClient jdbc) {
        this.kit = new SalesKit(records, queries);
        this.naive = new NaiveFunnel(jdbc);
    }

    private Way way() {
        return kit.way(
                Map.of(),
                List.of(
                        Said.of("Need"),
                        Said.of("Offer"),
                        new Said("Signed", Map.of("outcome", "won")),
                        new Said("Served", Map.of("outcome", "won"))));
    }

    @Test
    void aDealThatWasWonElsewhereHasItsWay() {
        Way way = way();
        Row deal = brought(way, "Need 2025-01-10; offer 2025-02-01 09:30; Signed 2025-03-05");

        assertThat(deal.value("stage")).isEqualTo(way.at("Signed"));
        assertThat(deal.value("status")).isEqualTo("won");
        assertThat(deal.value("opened_at")).isEqualTo(Instant.parse("2025-01-10T00:00:00Z"));
        assertThat(deal.value("closed_at")).isEqualTo(Instant.parse("2025-03-05T00:00:00Z"));
        assertThat(deal.value("stage_entered_at")).isEqualTo(deal.value("closed_at"));
        assertThat(deal.value("last_activity_at")).isEqualTo(deal.value("closed_at"));
        assertThat(deal.value("forecast")).isEqualTo("commit");
        assertThat(stays(way))
                .containsExactly(
                        stay(way, "Need", "open", "2025-01-10T00:00:00Z", "2025-02-01T09:30:00Z"),
                        stay(way, "Offer", "open", "2025-02-01T09:30:00Z", "2025-03-05T00:00:00Z"),
                        stay(way, "Signed", "won", "2025-03-05T00:00:00Z", null));
    }

    @Test
    void aLossNeedsNoReasonThatNobodyKnows() {
        Way way = way();
        Row deal = brought(way, "Offer 2025-02-01; 输单 2025-02-11");

        assertThat(deal.value("stage")).isEqualTo(way.at("Offer"));
        assertThat(deal.value("status")).isEqualTo("lost");
        assertThat(deal.value("lost_reason")).isNull();
        assertThat(stays(way)).extracting(Stay::status).containsExactly("open", "lost");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void randomCoursesAreToldAsTheyWere(long seed) {
        var chance = new Random(seed);
        for (int deals = 0; deals < 15; deals++) {
            Way way = way();
            List<String> words = new ArrayList<>();
            List<Stay> expected = new ArrayList<>();
            walk(chance, way, words, expected);
            Row deal = brought(way, String.join("; ", words));
            assertThat(stays(way)).as(words.toString()).isEqualTo(expected);
            assertThat(deal.value("opened_at")).isEqualTo(expected.getFirst().from());
            assertThat(deal.value("status")).isEqualTo(expected.getLast().status());
        }
    }

    /** Some steps on, back or to an end; what changes nothing is no step. */
    private static void walk(Random chance, Way way, List<String> words, List<Stay> expected) {
        LocalDate day = LocalDate.of(2024, 1, 1).plusDays(chance.nextInt(100));
        String stage = "Need";
        for (int steps = 1 + chance.nextInt(6); steps > 0; steps--) {
            boolean lost = !words.isEmpty() && chance.nextInt(4) == 0;
            stage = lost ? stage : NAMES.get(chance.nextInt(NAMES.size()));
            String status = lost ? "lost" : NAMES.indexOf(stage) > 1 ? "won" : "open";
            words.add((lost ? "lost " : stage + " ") + day);
            Instant at = day.atStartOfDay(ZoneOffset.UTC).toInstant();
            Stay last = expected.isEmpty() ? null : expected.getLast();
            String id = way.at(stage).toString();
            if (last == null || !last.stage().equals(id) || !last.status().equals(status)) {
                if (last != null) {
                    expected.removeLast();
                    expected.add(new Stay(last.stage(), last.status(), last.from(), at));
                }
                expected.add(new Stay(id, status, at, null));
            }
            day = day.plusDays(1 + chance.nextInt(60));
        }
    }

    @Test
    void saysOfACourseWhatIsWrongWithIt() {
        Way way = way();
        assertThat(codes(bring(way, "Nowhere 2025-01-01", Map.of())))
                .containsExactly(SalesProblem.COURSE_STAGE);
        assertThat(codes(bring(way, "Need 2025-02-01; Offer 2025-01-01", Map.of())))
                .containsExactly(SalesProblem.COURSE_BACKWARDS);
        assertThat(codes(bring(way, "Need 2999-01-01", Map.of())))
                .containsExactly(SalesProblem.COURSE_IN_FUTURE);
        assertThat(codes(bring(way, " ; ", Map.of()))).containsExactly(SalesProblem.COURSE_LENGTH);
        assertThat(codes(bring(way, "Need 2025-01-01;".repeat(101), Map.of())))
                .containsExactly(SalesProblem.COURSE_LENGTH);
    }

    @Test
    void nobodyTellsByHandButAdministrators() {
        Way way = way();
        Map<String, Object> row = row(way, "Need 2025-01-01");
        assertThat(codes(kit.create(kit.member(), Kind.SCREEN, row)))
                .containsExactly(SalesProblem.KEPT_BY_MOVES);
        assertThat(kit.create(administrator(), Kind.API, row)).isInstanceOf(Outcome.Created.class);
    }

    @Test
    void aDealThatStillGoesOnPassesTheGatesAndOneThatIsOverNeedsAnAdministrator() {
        Way way =
                kit.way(
                        Map.of(),
                        List.of(
                                new Said("Need", Map.of("exit_fields", List.of("need"))),
                                Said.of("Offer"),
                                new Said("Signed", Map.of("outcome", "won"))));
        Map<String, Object> open = row(way, "Need 2025-01-01; Offer 2025-02-01");
        Map<String, Object> over = row(way, "Need 2025-01-01; Signed 2025-02-01");

        assertThat(codes(kit.create(administrator(), Kind.IMPORT, open)))
                .containsExactly(SalesProblem.GATE_FIELD);
        assertThat(codes(kit.create(kit.member(), Kind.IMPORT, over)))
                .containsExactly(SalesProblem.GATE_FIELD);
        assertThat(kit.create(administrator(), Kind.IMPORT, over))
                .isInstanceOf(Outcome.Created.class);
        over.put("need", "all of it");
        assertThat(kit.create(kit.member(), Kind.IMPORT, over)).isInstanceOf(Outcome.Created.class);
    }

    @Test
    void aLaterFileMovesADealOnThatIsHereAlready() {
        Way way = way();
        UUID deal = SalesKit.id(bring(way, "Need 2025-01-10; Offer 2025-02-01", Map.of()));
        String more = "Need 2025-01-10; Offer 2025-02-01; Signed 2025-03-01";

        assertThat(kit.change(kit.member(), Kind.IMPORT, deal, Map.of("course", more)))
                .isInstanceOf(Outcome.Updated.class);

        assertThat(kit.deal(deal).value("status")).isEqualTo("won");
        assertThat(stays(way))
                .containsExactly(
                        stay(way, "Need", "open", "2025-01-10T00:00:00Z", "2025-02-01T00:00:00Z"),
                        stay(way, "Offer", "open", "2025-02-01T00:00:00Z", "2025-03-01T00:00:00Z"),
                        stay(way, "Signed", "won", "2025-03-01T00:00:00Z", null));
        assertThat(kit.change(kit.member(), Kind.IMPORT, deal, Map.of("course", more)))
                .isInstanceOf(Outcome.Unchanged.class);
    }

    private Row brought(Way way, String course) {
        return kit.deal(SalesKit.id(bring(way, course, Map.of())));
    }

    private Outcome bring(Way way, String course, Map<String, ?> more) {
        Map<String, Object> row = row(way, course);
        row.putAll(more);
        return kit.create(kit.member(), Kind.IMPORT, row);
    }

    private Map<String, Object> row(Way way, String course) {
        return new HashMap<>(
                Map.of(
                        "name",
                        "历史商机",
                        "account",
                        kit.account(),
                        "pipeline",
                        way.pipeline(),
                        "course",
                        course));
    }

    private Caller administrator() {
        Caller member = kit.member();
        return new Caller(
                member.user(), "main", Set.of(Role.ADMINISTRATOR), Locale.CHINESE, ZoneOffset.UTC);
    }

    private List<Stay> stays(Way way) {
        return naive.deals(way.pipeline()).stream().map(Deal::stays).flatMap(List::stream).toList();
    }

    private static Stay stay(
            Way way, String stage, String status, String from, @Nullable String until) {
        return new Stay(
                way.at(stage).toString(),
                status,
                Instant.parse(from),
                until == null ? null : Instant.parse(until));
    }
}
