package guanlan.bench.eval;

import guanlan.core.text.AddressLearning;
import guanlan.core.text.AddressLearning.Example;
import guanlan.core.text.AddressLearning.Piece;
import guanlan.core.text.AddressModel;
import guanlan.core.text.AddressPart;
import guanlan.core.text.AddressParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How well addresses are cut into parts: the F1 of parts (place and kind right), and how many
 * addresses are right as a whole. Without a file: learned on the train part, asked on the other.
 */
final class AddressEval {
    private static final double F1 = 87.7;
    private static final double WHOLE = 63;

    private AddressEval() {}

    /**
     * {@code [--in labelled.txt] [--out labelled-and-told.txt]}: with a file, the shipped model.
     */
    static boolean run(Evals.Options options) throws IOException {
        boolean given = options.has("in");
        if (!given && !Files.isDirectory(folder())) {
            System.out.println("skipped: there is no data at " + folder() + "; set GUANLAN_DATA");
            return true;
        }
        AddressModel model =
                given
                        ? AddressParts.shipped()
                        : new AddressLearning(AddressLearning.Settings.USUAL)
                                .learn(AddressFile.read(folder().resolve("train.txt")));
        List<Example> asked =
                AddressFile.read(given ? options.file("in") : folder().resolve("dev.txt"));
        List<Result> results = measured(model, asked);
        results.forEach(each -> System.out.println(each.line()));
        if (options.has("out")) {
            Files.write(options.file("out"), told(model, asked));
        }
        if (options.has("json")) {
            Files.writeString(options.file("json"), Result.json("address", results));
        }
        return results.stream().allMatch(Result::reached);
    }

    /** {@code --out FILE}: the shipped model, from all parts that are given. */
    static boolean learn(Evals.Options options) throws IOException {
        List<Example> all = new ArrayList<>(AddressFile.read(folder().resolve("train.txt")));
        all.addAll(AddressFile.read(folder().resolve("dev.txt")));
        AddressModel model = new AddressLearning(AddressLearning.Settings.USUAL).learn(all);
        Files.write(options.file("out"), model.write());
        return true;
    }

    private static Path folder() {
        return Evals.data().resolve("geo-address/address-parsing-acl");
    }

    private static List<Result> measured(AddressModel model, List<Example> asked) {
        long right = 0;
        long said = 0;
        long gold = 0;
        long whole = 0;
        for (Example each : asked) {
            List<String> told = places(pieces(model, each));
            Set<String> meant = new HashSet<>(places(each.pieces()));
            long hits = told.stream().filter(meant::contains).count();
            right += hits;
            said += told.size();
            gold += meant.size();
            whole += hits == told.size() && hits == meant.size() ? 1 : 0;
        }
        return List.of(
                new Result("addresses, F1 of parts", 100 * new Score(right, said, gold).f1(), F1),
                new Result("addresses, right as a whole", 100.0 * whole / asked.size(), WHOLE));
    }

    /** The parts as the model tells them, by tokens. */
    private static List<Piece> pieces(AddressModel model, Example example) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (AddressPart part : model.parse(example.tokens())) {
            int from = at;
            int left = part.text().length();
            while (left > 0) {
                left -= example.tokens().get(at++).length();
            }
            pieces.add(new Piece(part.kind(), at - from));
        }
        return pieces;
    }

    private static List<String> places(List<Piece> pieces) {
        List<String> places = new ArrayList<>();
        int at = 0;
        for (Piece piece : pieces) {
            places.add(at + " " + piece.length() + " " + piece.kind());
            at += piece.length();
        }
        return places;
    }

    /** Token, what people said, what the model says. */
    private static List<String> told(AddressModel model, List<Example> asked) {
        List<String> lines = new ArrayList<>();
        for (Example each : asked) {
            List<String> meant = tags(each.pieces());
            List<String> told = tags(pieces(model, each));
            for (int at = 0; at < meant.size(); at++) {
                lines.add(each.tokens().get(at) + " " + meant.get(at) + " " + told.get(at));
            }
            lines.add("");
        }
        return lines;
    }

    private static List<String> tags(List<Piece> pieces) {
        List<String> tags = new ArrayList<>();
        for (Piece piece : pieces) {
            for (int at = 0; at < piece.length(); at++) {
                tags.add((at == 0 ? "B-" : "I-") + AddressFile.name(piece.kind()));
            }
        }
        return tags;
    }
}
