package guanlan.domain.sample;

import guanlan.domain.sample.DealStory.Pace;
import guanlan.domain.sample.DealStory.Turn;
import guanlan.engine.query.Counting;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Batch.OnMatch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Outcome;
import guanlan.engine.records.Records;
import guanlan.engine.records.Written;
import guanlan.engine.schema.ObjectName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Two years of deals of the three models, from their first call to the warranty or the loss. Every
 * move passes the state machine like any other; the sample only says when it happened.
 */
final class Selling {
    private static final int DAYS = 730;
    private static final double SMALLEST = 9.2;
    private static final ObjectName PIPELINE = new ObjectName("pipeline");
    private static final ObjectName STAGE = new ObjectName("stage");

    private final Records records;
    private final Queries queries;
    private final Market market;
    private final Instant now;
    private final long seed;

    Selling(Records records, Queries queries, Market market, Instant now, long seed) {
        this.records = records;
        this.queries = queries;
        this.market = market;
        this.now = now;
        this.seed = seed;
    }

    /** A customer that deals are made with. */
    record Buyer(UUID account, String name, @Nullable Object owner, @Nullable Object department) {}

    /**
     * A model of a deal.
     *
     * @param rates how a stage goes, in the order of the stages: share that goes on, share that
     *     stays
     */
    record Model(
            ObjectName object, String prefix, int count, double size, double[] days, double[] on) {}

    static final List<Model> MODELS =
            List.of(
                    new Model(
                            new ObjectName("opportunity"),
                            "SJ",
                            900,
                            SMALLEST + 2.6,
                            new double[] {6, 16, 24, 20, 12, 55, 300},
                            new double[] {0.80, 0.74, 0.76, 0.72, 0.90, 0.92, 0}),
                    new Model(
                            new ObjectName("quick_order"),
                            "XD",
                            420,
                            SMALLEST,
                            new double[] {1, 2, 3, 30},
                            new double[] {0.95, 0.94, 0.97, 0}),
                    new Model(
                            new ObjectName("project"),
                            "XM",
                            90,
                            SMALLEST + 4.6,
                            new double[] {15, 35, 30, 25, 130, 30, 365},
                            new double[] {0.85, 0.78, 0.62, 0.80, 0.9, 0.95, 0}));

    /** Gives how many deals were added; those that are there already stay as they are. */
    long fill(Model model, List<Buyer> buyers, List<UUID> products) {
        RandomGenerator chance = new SplittableRandom(seed + model.prefix().hashCode());
        var story = new DealStory(paces(model), now, chance);
        List<Row> begun = new ArrayList<>();
        List<List<Turn>> stories = new ArrayList<>();
        for (int at = 1; at <= model.count(); at++) {
            List<Turn> turns = story.from(Seasons.any(now, DAYS, chance));
            stories.add(turns);
            begun.add(
                    first(model, at, Words.any(buyers, chance), products, chance)
                            .with(heard(model, turns.getFirst().at(), chance))
                            .with(turns.getFirst().values())
                            .with(hoped(model, turns, chance)));
        }
        Written written = write(Batch.of(model.object()).upsert(begun, "number", OnMatch.SKIP));
        go(model, written, stories);
        return written.count(Outcome.Created.class);
    }

    /** When it was first hoped for; what it came to be is said with its last step. */
    private Map<String, @Nullable Object> hoped(
            Model model, List<Turn> turns, RandomGenerator chance) {
        LocalDate expected = expected(model, turns, chance);
        boolean holds = turns.size() == 1 || chance.nextInt(3) > 0;
        if (!holds) {
            turns.getLast().values().put("expected_close", expected);
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("expected_close", holds ? expected : expected.minusDays(5 + chance.nextInt(50)));
        return values;
    }

    /** All deals take their second step, then their third: each round is one batch. */
    private void go(Model model, Written written, List<List<Turn>> stories) {
        int longest = stories.stream().mapToInt(List::size).max().orElse(0);
        for (int turn = 1; turn < longest; turn++) {
            List<Batch.Change> changes = new ArrayList<>();
            for (int at = 0; at < stories.size(); at++) {
                List<Turn> turns = stories.get(at);
                if (turn < turns.size()
                        && written.outcomes().get(at) instanceof Outcome.Created(var id)) {
                    changes.add(new Batch.Change(id, null, Row.of(turns.get(turn).values())));
                }
            }
            if (!changes.isEmpty()) {
                write(Batch.of(model.object()).update(changes));
            }
        }
    }

    private Row first(
            Model model, int number, Buyer buyer, List<UUID> products, RandomGenerator chance) {
        int product = chance.nextInt(products.size());
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("number", String.format("%s-YB-%05d", model.prefix(), number));
        values.put("name", buyer.name() + " · " + Wares.NAMES.get(product));
        values.put("account", buyer.account());
        values.put("owner", buyer.owner());
        values.put("department", buyer.department());
        values.put("product", products.get(product));
        values.put("amount", amount(model, chance));
        return Row.of(values);
    }

    /** Where the customer heard of it; only opportunities name the campaign. */
    private Map<String, @Nullable Object> heard(
            Model model, Instant begun, RandomGenerator chance) {
        String source = Words.any(Wares.SOURCES, chance);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("source", source);
        if (model == MODELS.getFirst()) {
            values.put("campaign", market.campaign(source, begun));
        }
        return values;
    }

    private static BigDecimal amount(Model model, RandomGenerator chance) {
        long hundreds = Math.round(Math.exp(model.size() + chance.nextGaussian() * 0.8) / 100);
        return BigDecimal.valueOf(Math.max(1, hundreds) * 100);
    }

    private LocalDate expected(Model model, List<Turn> turns, RandomGenerator chance) {
        Instant last = turns.getLast().at();
        double rest = 0;
        for (int at = Math.min(turns.size(), model.days().length);
                at < 5 && at < model.days().length;
                at++) {
            rest += model.days()[at];
        }
        return last.plus(Seasons.around(rest + 10, chance)).atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private List<Pace> paces(Model model) {
        List<Row> pipelines = rows(PIPELINE, "object == \"" + model.object() + "\"");
        List<Row> stages = rows(STAGE, "pipeline == \"" + pipelines.getFirst().id() + "\"");
        List<Pace> paces = new ArrayList<>();
        for (int at = 0; at < stages.size() && at < model.on().length; at++) {
            double rest = 1 - model.on()[at];
            paces.add(
                    new Pace(
                            stages.get(at).id(),
                            model.days()[at],
                            model.on()[at],
                            // What is won is not lost again.
                            "won".equals(stages.get(at).value("outcome")) ? rest : rest * 0.06));
        }
        return paces;
    }

    private List<Row> rows(ObjectName object, String where) {
        return queries.read(
                        Query.of(object)
                                .where(where)
                                .sort("position,created_at")
                                .limit(Query.MOST)
                                .counting(Counting.NONE))
                .rows();
    }

    private Written write(Batch batch) {
        return records.write(batch.because(Cause.of(Cause.Kind.SAMPLE)).allOrNothing());
    }
}
