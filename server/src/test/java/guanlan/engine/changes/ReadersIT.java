package guanlan.engine.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.app.Application;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.engine.rights.CompiledPermits;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Extent;
import guanlan.platform.access.FieldPermit;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.access.Permits;
import guanlan.platform.access.Role;
import guanlan.platform.access.Standing;
import guanlan.platform.live.Signals;
import guanlan.platform.problems.Problem;
import guanlan.testkit.Postgres;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Application.class)
@ContextConfiguration(initializers = Postgres.Fresh.class)
@Import(ReadersIT.Readings.class)
class ReadersIT {
    private static final ObjectName ACCOUNT = new ObjectName("account");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Sees only Shanghai, and no phone numbers. */
    private static final Caller SHANGHAI =
            new Caller(
                    UUID.fromString("00000000-0000-7000-8000-00000000cafe"),
                    "main",
                    Set.of(Role.MEMBER),
                    Locale.ENGLISH,
                    ZoneOffset.UTC);

    private final Records records;
    private final Readers readers;
    private final Sight sight;
    private final History history;
    private final TimeTravel travel;
    private final Changes changes;
    private final Signals signals;
    private final JdbcClient jdbc;
    private final Bitter lenient;
    private final Bitter strict;

    ReadersIT(
            @Autowired Records records,
            @Autowired Readers readers,
            @Autowired Sight sight,
            @Autowired History history,
            @Autowired TimeTravel travel,
            @Autowired Changes changes,
            @Autowired Signals signals,
            @Autowired JdbcClient jdbc,
            @Autowired Readings readings) {
        this.records = records;
        this.readers = readers;
        this.sight = sight;
        this.history = history;
        this.travel = travel;
        this.changes = changes;
        this.signals = signals;
        this.jdbc = jdbc;
        this.lenient = readings.lenient;
        this.strict = readings.strict;
    }

    /** Keeps what it reads in a table, and cannot take some records. */
    static final class Bitter implements ChangeReader {
        private final String key;
        private final boolean strict;
        private final JdbcClient jdbc;
        final Set<UUID> refused = ConcurrentHashMap.newKeySet();

        Bitter(String key, boolean strict, JdbcClient jdbc) {
            this.key = key;
            this.strict = strict;
            this.jdbc = jdbc;
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public boolean strict() {
            return strict;
        }

        @Override
        public boolean fromNow() {
            return true;
        }

        @Override
        public void read(List<Change> changes) {
            for (Change change : changes) {
                jdbc.sql("insert into public.taken (reader, record) values (?, ?)")
                        .param(key)
                        .param(change.record())
                        .update();
                if (refused.contains(change.record())) {
                    throw new IllegalArgumentException("too bitter");
                }
            }
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Readings {
        final Bitter lenient;
        final Bitter strict;

        Readings(JdbcClient jdbc) {
            lenient = new Bitter("lenient", false, jdbc);
            strict = new Bitter("strict", true, jdbc);
            jdbc.sql("create table if not exists public.taken (reader text, record uuid)").update();
        }

        @Bean
        ChangeReader lenientReader() {
            return lenient;
        }

        @Bean
        ChangeReader strictReader() {
            return strict;
        }

        @Bean
        @Primary
        Permits permits(CompiledPermits rights) {
            return new Permits() {
                @Override
                public Permit of(Caller caller, String object) {
                    return Objects.equals(SHANGHAI.user(), caller.user())
                                    && object.equals("account")
                            ? new Permit(
                                    Map.of(Right.SEE, Extent.meets("city == '上海'")),
                                    Map.of("phone", FieldPermit.HIDDEN))
                            : rights.of(caller, object);
                }

                @Override
                public Standing standing(Caller caller) {
                    return rights.standing(caller);
                }
            };
        }
    }

    /** A new reader begins with the next change, so none is written before they have begun. */
    @BeforeEach
    void everybodyHasBegunAndTakesEverything() {
        lenient.refused.clear();
        strict.refused.clear();
        await(() -> Stream.of("lenient", "strict").noneMatch(this::isNew));
    }

    @Test
    void laysAsideWhatAReaderCannotTakeAndTakesTheRestOnce() {
        List<UUID> ids = ids(300);
        UUID poison = ids.get(137);
        lenient.refused.add(poison);
        create(ids);

        await(() -> letters("lenient").contains(poison));
        await(() -> taken("lenient", ids.getLast()) == 1);

        assertThat(ids).filteredOn(id -> taken("lenient", id) != 1).containsExactly(poison);
        DeadLetter letter =
                as(() -> readers.letters("lenient", Position.START, 1000)).stream()
                        .filter(each -> each.change().record().equals(poison))
                        .findFirst()
                        .orElseThrow();
        assertThat(letter.failure()).contains("too bitter");
        assertThat(letter.attempts()).isEqualTo(Follower.ATTEMPTS);

        Position at = letter.change().position();
        assertThatThrownBy(() -> as(() -> replayed("lenient", at)))
                .hasFieldOrPropertyWithValue("code", ChangeProblem.LETTER_FAILED);
        lenient.refused.clear();
        as(() -> replayed("lenient", at));

        assertThat(taken("lenient", poison)).isEqualTo(1);
        assertThat(letters("lenient")).doesNotContain(poison);
        assertThatThrownBy(() -> as(() -> replayed("lenient", at)))
                .hasFieldOrPropertyWithValue("code", ChangeProblem.LETTER_ABSENT);
    }

    @Test
    void stopsAReaderThatMayLeaveNothingOutUntilItIsMended() {
        List<UUID> ids = ids(20);
        strict.refused.add(ids.get(9));
        create(ids);

        await(() -> as(() -> readers.require("strict")).failure() != null);
        assertThat(ids).filteredOn(id -> taken("strict", id) == 1).hasSize(9);
        assertThat(as(() -> readers.require("strict")).lag().rows()).isGreaterThanOrEqualTo(11);
        assertThat(as(() -> readers.require("strict")).deadLetters()).isZero();

        strict.refused.clear();
        await(() -> taken("strict", ids.getLast()) == 1);
        assertThat(ids).allMatch(id -> taken("strict", id) == 1);
        await(() -> as(() -> readers.require("strict")).failure() == null);
    }

    @Test
    void readsAgainFromAPlaceInTheLog() {
        List<UUID> ids = ids(5);
        create(ids);
        await(() -> taken("lenient", ids.getLast()) == 1);
        Position before = new Position(xid(ids.getFirst()) - 1, Long.MAX_VALUE);

        as(() -> readers.replay("lenient", before));

        await(() -> taken("lenient", ids.getLast()) == 2);
        assertThatThrownBy(() -> as(() -> readers.require("nobody")))
                .hasFieldOrPropertyWithValue("code", ChangeProblem.READER_ABSENT);
        assertThatThrownBy(() -> SHANGHAI.call(readers::all)).isInstanceOf(Problem.class);
    }

    @Test
    void findsThePlaceOfAMoment() {
        List<UUID> ids = ids(2);
        create(ids.subList(0, 1));
        Instant between = at(ids.getFirst()).plusNanos(1000);
        create(ids.subList(1, 2));

        Position since = as(() -> readers.since(between));

        assertThat(since.xid()).isGreaterThanOrEqualTo(xid(ids.getFirst()));
        assertThat(since.xid()).isLessThan(xid(ids.getLast()));
    }

    @Test
    void tellsNobodyOfWhatHeDoesNotSee() {
        List<UUID> ids = ids(2);
        UUID here = ids.getFirst();
        UUID elsewhere = ids.getLast();
        create(ids);
        update(here, Map.of("city", "上海", "phone", "021-12345678"));
        update(elsewhere, Map.of("city", "北京"));
        update(here, Map.of("phone", "021-87654321", "employees", 7));
        List<Change> changes = as(() -> log(here));

        assertThat(SHANGHAI.call(() -> sight.of(ACCOUNT, ids, null))).isEqualTo(Map.of(here, 3L));
        assertThat(as(() -> sight.of(ACCOUNT, ids, "city == '北京'")))
                .isEqualTo(Map.of(elsewhere, 2L));
        Position last = changes.getLast().position();
        assertThat(as(() -> history.before(ACCOUNT, changes)).get(last))
                .containsOnlyKeys("phone", "employees");
        assertThat(SHANGHAI.call(() -> history.before(ACCOUNT, changes)).get(last))
                .containsOnlyKeys("employees");
        assertThat(SHANGHAI.call(() -> travel.at(ACCOUNT, here, at(here))).has("phone")).isFalse();
        assertThatThrownBy(() -> SHANGHAI.call(() -> history.of(ACCOUNT, here, "phone", 0, 10)))
                .hasFieldOrPropertyWithValue("code", ChangeProblem.FIELD_ABSENT);
    }

    @Test
    void hearsWhatHappensOnOtherNodesAndItselfOnlyOnce() {
        List<String> heard = new CopyOnWriteArrayList<>();
        try (var _ = signals.listen("weather", heard::add)) {
            signals.ring("weather", "here");
            jdbc.sql("select pg_notify('guanlan', 'another weather elsewhere')")
                    .query((_, _) -> true)
                    .single();
            await(() -> heard.contains("elsewhere"));
            jdbc.sql("select pg_notify('guanlan', 'another weather again')")
                    .query((_, _) -> true)
                    .single();
            await(() -> heard.contains("again"));
        }
        signals.ring("weather", "nobody");

        assertThat(heard).containsOnlyOnce("here").doesNotContain("nobody");
    }

    private List<Change> log(UUID record) {
        await(() -> settled(record).size() == 3);
        return settled(record);
    }

    private List<Change> settled(UUID record) {
        Position from = new Position(xid(record) - 1, Long.MAX_VALUE);
        return as(() -> changes.after(from, 1000)).stream()
                .filter(change -> change.record().equals(record))
                .toList();
    }

    private boolean replayed(String reader, Position position) {
        readers.replayLetter(reader, position);
        return true;
    }

    private List<UUID> letters(String reader) {
        return as(() -> readers.letters(reader, Position.START, 1000)).stream()
                .map(letter -> letter.change().record())
                .toList();
    }

    private int taken(String reader, UUID record) {
        return jdbc.sql("select count(*) from public.taken where reader = ? and record = ?")
                .param(reader)
                .param(record)
                .query(Integer.class)
                .single();
    }

    private long xid(UUID record) {
        return jdbc.sql("select min(xid::text::bigint) from t_main.change where record = ?")
                .param(record)
                .query(Long.class)
                .single();
    }

    private Instant at(UUID record) {
        return jdbc.sql(
                        """
                        select min(s.at) from t_main.change_set s join t_main.change c on c.set_id = s.id
                         where c.record = ?
                        """)
                .param(record)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private static List<UUID> ids(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }

    private void create(List<UUID> ids) {
        List<Row> rows =
                ids.stream().map(id -> Row.of(Map.of("id", id, "name", "读者" + id))).toList();
        var written = as(() -> records.write(Batch.of(ACCOUNT).create(rows)));
        assertThat(written.count(Outcome.Created.class)).isEqualTo(ids.size());
    }

    private void update(UUID id, Map<String, ?> values) {
        var change = new Batch.Change(id, null, Row.of(values));
        assertThat(as(() -> records.write(Batch.of(ACCOUNT).update(List.of(change)))).isClean())
                .isTrue();
    }

    private boolean isNew(String reader) {
        return as(() -> readers.require(reader)).position().equals(Position.START);
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            try {
                Thread.sleep(20);
            } catch (InterruptedException ended) {
                throw new IllegalStateException(ended);
            }
        }
    }

    private static <T> T as(ScopedValue.CallableOp<T, RuntimeException> work) {
        return Caller.system("main").call(work);
    }
}
