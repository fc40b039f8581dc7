package guanlan.bench.eval;

import guanlan.core.text.AddressLearning.Example;
import guanlan.core.text.AddressLearning.Piece;
import guanlan.core.text.AddressPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Addresses that people cut into parts: a line a token with {@code B-road} or {@code I-road}, a
 * blank line behind each address.
 */
final class AddressFile {
    private static final Map<String, AddressPart.Kind> KINDS =
            Map.ofEntries(
                    Map.entry("country", AddressPart.Kind.COUNTRY),
                    Map.entry("prov", AddressPart.Kind.PROVINCE),
                    Map.entry("city", AddressPart.Kind.CITY),
                    Map.entry("district", AddressPart.Kind.DISTRICT),
                    Map.entry("devzone", AddressPart.Kind.ZONE),
                    Map.entry("town", AddressPart.Kind.TOWN),
                    Map.entry("community", AddressPart.Kind.COMMUNITY),
                    Map.entry("road", AddressPart.Kind.ROAD),
                    Map.entry("roadno", AddressPart.Kind.ROAD_NUMBER),
                    Map.entry("subroad", AddressPart.Kind.BRANCH),
                    Map.entry("subroadno", AddressPart.Kind.BRANCH_NUMBER),
                    Map.entry("poi", AddressPart.Kind.PLACE),
                    Map.entry("subpoi", AddressPart.Kind.INNER_PLACE),
                    Map.entry("houseno", AddressPart.Kind.HOUSE),
                    Map.entry("cellno", AddressPart.Kind.UNIT),
                    Map.entry("floorno", AddressPart.Kind.FLOOR),
                    Map.entry("roomno", AddressPart.Kind.ROOM),
                    Map.entry("person", AddressPart.Kind.PERSON),
                    Map.entry("assist", AddressPart.Kind.NEAR),
                    Map.entry("otherinfo", AddressPart.Kind.OTHER),
                    Map.entry("redundant", AddressPart.Kind.REDUNDANT));

    private AddressFile() {}

    static List<Example> read(Path file) throws IOException {
        List<Example> all = new ArrayList<>();
        List<String> tokens = new ArrayList<>();
        List<Piece> pieces = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] columns = line.strip().split("\\s+");
            if (columns.length >= 2) {
                tokens.add(columns[0]);
                take(columns[columns.length - 1], pieces);
            } else if (!tokens.isEmpty()) {
                all.add(new Example(List.copyOf(tokens), List.copyOf(pieces)));
                tokens.clear();
                pieces.clear();
            }
        }
        if (!tokens.isEmpty()) {
            all.add(new Example(tokens, pieces));
        }
        return all;
    }

    private static void take(String tag, List<Piece> pieces) {
        AddressPart.Kind kind = kind(tag);
        Piece last = pieces.isEmpty() ? null : pieces.getLast();
        if (tag.startsWith("I-") && last != null && last.kind() == kind) {
            pieces.set(pieces.size() - 1, new Piece(kind, last.length() + 1));
        } else {
            pieces.add(new Piece(kind, 1));
        }
    }

    private static AddressPart.Kind kind(String tag) {
        String name = tag.length() > 2 ? tag.substring(2).toLowerCase(Locale.ROOT) : "";
        return KINDS.getOrDefault(name, AddressPart.Kind.OTHER);
    }

    /** The name that such files give a kind. */
    static String name(AddressPart.Kind kind) {
        String name =
                KINDS.entrySet().stream()
                        .filter(each -> each.getValue() == kind)
                        .findFirst()
                        .orElseThrow()
                        .getKey();
        return switch (name) {
            case "devzone" -> "devZone";
            case "subroad" -> "subRoad";
            default -> name;
        };
    }
}
