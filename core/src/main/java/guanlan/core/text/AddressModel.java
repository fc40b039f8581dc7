package guanlan.core.text;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Cuts addresses into parts as it was taught ({@link AddressLearning}). Kept as bytes: a step, how
 * kinds follow each other, then each clue as its distance from the one before, with its entries.
 */
public final class AddressModel {
    private static final int MAGIC = 0x47414431;
    private static final int STATES = AddressLattice.KINDS + 1;
    private static final float STEP = 0.04f;

    private final AddressWeights weights;
    private final float[][] follow;

    AddressModel(AddressWeights weights, float[][] follow) {
        this.weights = weights;
        this.follow = follow;
    }

    /** The same with its strongest entries only, as {@link #write} keeps it. */
    AddressModel brief(int entries) {
        float[][] rounded = new float[STATES][STATES];
        for (int one = 0; one < STATES; one++) {
            for (int two = 0; two < STATES; two++) {
                rounded[one][two] =
                        Math.clamp(Math.round(follow[one][two] / STEP), -127, 127) * STEP;
            }
        }
        return new AddressModel(weights.strongest(entries, STEP), rounded);
    }

    /** The parts of an address that was cut into tokens; every token lies in one. */
    public List<AddressPart> parse(List<String> tokens) {
        if (tokens.isEmpty()) {
            return List.of();
        }
        var clues = new AddressClues(tokens);
        AddressPart.Kind[] kinds = AddressPart.Kind.values();
        return AddressLattice.of(tokens(clues), runs(clues), weights, follow).best().stream()
                .map(
                        part ->
                                new AddressPart(
                                        kinds[part.kind()],
                                        String.join(
                                                "",
                                                tokens.subList(
                                                        part.from(), part.from() + part.length()))))
                .toList();
    }

    private int[][] tokens(AddressClues clues) {
        int[][] known = new int[clues.size()][];
        for (int at = 0; at < known.length; at++) {
            known[at] = weights.known(clues.around(at));
        }
        return known;
    }

    private int[][][] runs(AddressClues clues) {
        int[][][] known = new int[clues.size()][][];
        for (int from = 0; from < known.length; from++) {
            known[from] = new int[Math.min(AddressClues.LONGEST, known.length - from)][];
            for (int more = 0; more < known[from].length; more++) {
                known[from][more] = weights.known(clues.run(from, more + 1));
            }
        }
        return known;
    }

    /** What {@link #read} reads. */
    public byte[] write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(weights.clues().length);
            out.writeInt(weights.labels().length);
            for (float[] row : follow) {
                for (float each : row) {
                    out.writeByte(Math.round(each / STEP));
                }
            }
            int last = 0;
            for (int clue = 0; clue < weights.clues().length; clue++) {
                number(weights.clues()[clue] - last, out);
                last = weights.clues()[clue];
                int from = weights.starts()[clue];
                int to = weights.starts()[clue + 1];
                out.writeByte(to - from);
                for (int at = from; at < to; at++) {
                    out.writeByte(weights.labels()[at]);
                    out.writeByte(Math.round(weights.weights()[at] / STEP));
                }
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    private static void number(int value, DataOutputStream out) throws IOException {
        int left = value;
        while (left >= 0x80) {
            out.writeByte(left | 0x80);
            left >>>= 7;
        }
        out.writeByte(left);
    }

    /** Reads what {@link #write} wrote; fails for anything else. */
    public static AddressModel read(InputStream stream) throws IOException {
        var in = new DataInputStream(stream);
        if (in.readInt() != MAGIC) {
            throw new IllegalArgumentException("not an address model");
        }
        int[] clues = new int[in.readInt()];
        int entries = in.readInt();
        byte[] labels = new byte[entries];
        float[] weights = new float[entries];
        int[] starts = new int[clues.length + 1];
        float[][] follow = new float[STATES][STATES];
        for (float[] row : follow) {
            for (int at = 0; at < STATES; at++) {
                row[at] = in.readByte() * STEP;
            }
        }
        int last = 0;
        int entry = 0;
        for (int clue = 0; clue < clues.length; clue++) {
            last += number(in);
            clues[clue] = last;
            for (int left = in.readUnsignedByte(); left > 0; left--) {
                labels[entry] = in.readByte();
                weights[entry++] = in.readByte() * STEP;
            }
            starts[clue + 1] = entry;
        }
        return new AddressModel(new AddressWeights(clues, starts, labels, weights), follow);
    }

    private static int number(DataInputStream in) throws IOException {
        int value = 0;
        for (int shift = 0; ; shift += 7) {
            int next = in.readUnsignedByte();
            value |= (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
    }
}
