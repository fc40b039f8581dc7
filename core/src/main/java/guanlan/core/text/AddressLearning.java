package guanlan.core.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * Learns an {@link AddressModel} from addresses that people cut into parts: the conditional
 * likelihood of their way among all, by steps that shrink with use (AdaGrad, Duchi 2011). The same
 * addresses and seed give the same model.
 */
public final class AddressLearning {
    private static final double RATE = 0.25;
    private static final int KINDS = AddressLattice.KINDS;

    private final Settings settings;

    /**
     * @param rounds over all addresses
     * @param entries the most that the model keeps
     * @param doubt how much is needed to believe a clue: one over the variance that weights have
     *     before anything was seen
     */
    public record Settings(int rounds, int entries, double doubt, long seed) {
        public static final Settings USUAL = new Settings(10, 260_000, 0.6, 1);
    }

    /** One address: its tokens, and its parts one behind another. */
    public record Example(List<String> tokens, List<Piece> pieces) {}

    /** A part by the number of its tokens. */
    public record Piece(AddressPart.Kind kind, int length) {}

    public AddressLearning(Settings settings) {
        this.settings = settings;
    }

    /** An address with a part longer than any that can be told is left out. */
    public AddressModel learn(List<Example> examples) {
        List<Example> usable =
                examples.stream()
                        .filter(
                                each ->
                                        each.pieces().stream()
                                                .allMatch(
                                                        piece ->
                                                                piece.length()
                                                                        <= AddressClues.LONGEST))
                        .toList();
        AddressWeights weights = supported(usable);
        List<Lesson> lessons =
                new ArrayList<>(usable.stream().map(each -> Lesson.of(each, weights)).toList());
        var state = new State(weights, settings.doubt(), lessons);
        Random random = new Random(settings.seed());
        for (int round = 0; round < settings.rounds(); round++) {
            Collections.shuffle(lessons, random);
            lessons.forEach(state::take);
        }
        return new AddressModel(weights, state.follow).brief(settings.entries());
    }

    /** The clues that were seen twice in what people said, for the kinds they were seen with. */
    private static AddressWeights supported(List<Example> examples) {
        LongList seen = new LongList();
        for (Example example : examples) {
            var clues = new AddressClues(example.tokens());
            int from = 0;
            for (Piece piece : example.pieces()) {
                int kind = piece.kind().ordinal();
                for (int at = from; at < from + piece.length(); at++) {
                    seen.add(clues.around(at), 2 * kind + (at == from ? 0 : 1));
                }
                seen.add(clues.run(from, piece.length()), kind);
                from += piece.length();
            }
        }
        return seen.counted();
    }

    /** Clues with their labels, {@code clue << 8 | label}. */
    private static final class LongList {
        private long[] all = new long[1 << 16];
        private int count;

        void add(int[] clues, int label) {
            if (count + clues.length > all.length) {
                all = Arrays.copyOf(all, 2 * all.length);
            }
            for (int clue : clues) {
                all[count++] = (long) clue << 8 | label;
            }
        }

        AddressWeights counted() {
            Arrays.sort(all, 0, count);
            int[] clues = new int[count];
            int[] starts = new int[count + 1];
            byte[] labels = new byte[count];
            int kept = 0;
            int entries = 0;
            int at = 0;
            while (at < count) {
                long clue = all[at] >> 8;
                int to = at;
                while (to < count && all[to] >> 8 == clue) {
                    to++;
                }
                if (to - at > 1) {
                    for (int each = at; each < to; each++) {
                        if (each == at || all[each] != all[each - 1]) {
                            labels[entries++] = (byte) all[each];
                        }
                    }
                    clues[kept++] = (int) clue;
                    starts[kept] = entries;
                }
                at = to;
            }
            return new AddressWeights(
                    Arrays.copyOf(clues, kept),
                    Arrays.copyOf(starts, kept + 1),
                    Arrays.copyOf(labels, entries),
                    new float[entries]);
        }
    }

    /** An address with its known clues, and where its parts begin. */
    private record Lesson(int[][] tokens, int[][][] runs, List<AddressLattice.Part> parts) {

        static Lesson of(Example example, AddressWeights weights) {
            var clues = new AddressClues(example.tokens());
            int[][] tokens = new int[clues.size()][];
            int[][][] runs = new int[clues.size()][][];
            for (int from = 0; from < tokens.length; from++) {
                tokens[from] = weights.known(clues.around(from));
                runs[from] = new int[Math.min(AddressClues.LONGEST, tokens.length - from)][];
                for (int more = 0; more < runs[from].length; more++) {
                    runs[from][more] = weights.known(clues.run(from, more + 1));
                }
            }
            List<AddressLattice.Part> parts = new ArrayList<>();
            int from = 0;
            for (Piece piece : example.pieces()) {
                parts.add(new AddressLattice.Part(from, piece.length(), piece.kind().ordinal()));
                from += piece.length();
            }
            return new Lesson(tokens, runs, parts);
        }

        void eachClue(IntConsumer use) {
            for (int at = 0; at < tokens.length; at++) {
                Arrays.stream(tokens[at]).forEach(use);
                for (int[] run : runs[at]) {
                    Arrays.stream(run).forEach(use);
                }
            }
        }
    }

    /** Weights on their way, and how much each has moved. */
    private static final class State {
        private final AddressWeights weights;
        private final float[] moved;
        private final float[] shrink;
        private final float[][] follow = new float[KINDS + 1][KINDS + 1];
        private final float[][] followMoved = new float[KINDS + 1][KINDS + 1];

        State(AddressWeights weights, double doubt, List<Lesson> lessons) {
            this.weights = weights;
            this.moved = new float[weights.weights().length];
            this.shrink = new float[weights.clues().length];
            for (Lesson lesson : lessons) {
                lesson.eachClue(clue -> shrink[clue]++);
            }
            // Each clue is doubted once a round, by as many parts as it is met in.
            for (int clue = 0; clue < shrink.length; clue++) {
                shrink[clue] = (float) (doubt / Math.max(1, shrink[clue]));
            }
        }

        void take(Lesson lesson) {
            AddressLattice.Expected all =
                    AddressLattice.of(lesson.tokens(), lesson.runs(), weights, follow).expected();
            int last = AddressLattice.EDGE;
            for (AddressLattice.Part part : lesson.parts()) {
                all.follow()[last][part.kind()]--;
                last = part.kind();
                all.run()[part.from()][part.length() - 1][part.kind()]--;
                for (int at = 0; at < part.length(); at++) {
                    all.token()[part.from() + at][2 * part.kind() + (at == 0 ? 0 : 1)]--;
                }
            }
            all.follow()[last][AddressLattice.EDGE]--;
            for (int at = 0; at < lesson.tokens().length; at++) {
                move(lesson.tokens()[at], all.token()[at]);
                for (int more = 0; more < lesson.runs()[at].length; more++) {
                    move(lesson.runs()[at][more], all.run()[at][more]);
                }
            }
            moveFollow(all.follow());
        }

        private void move(int[] known, double[] tooMuch) {
            float[] now = weights.weights();
            for (int clue : known) {
                for (int at = weights.starts()[clue]; at < weights.starts()[clue + 1]; at++) {
                    double slope = tooMuch[weights.labels()[at]];
                    if (Math.abs(slope) > 1e-5) {
                        double whole = slope + shrink[clue] * now[at];
                        moved[at] += (float) (whole * whole);
                        now[at] -= (float) (RATE * whole / Math.sqrt(1e-3 + moved[at]));
                    }
                }
            }
        }

        private void moveFollow(double[][] tooMuch) {
            for (int one = 0; one <= KINDS; one++) {
                for (int two = 0; two <= KINDS; two++) {
                    double slope = tooMuch[one][two];
                    followMoved[one][two] += (float) (slope * slope);
                    follow[one][two] -=
                            (float) (RATE * slope / Math.sqrt(1e-3 + followMoved[one][two]));
                }
            }
        }
    }
}
