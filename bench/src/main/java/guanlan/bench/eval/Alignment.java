package guanlan.bench.eval;

import guanlan.core.matching.Kind;
import guanlan.core.matching.Kinds;
import guanlan.core.matching.Similarity;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which columns of two tables hold the same: by their names, else by what stands in them. Each
 * column has one partner at most.
 */
final class Alignment {
    private static final int SAMPLE = 400;
    private static final double LEAST = 0.75;
    private static final Map<String, String> MEANING =
            Map.ofEntries(
                    Map.entry("title", "name"),
                    Map.entry("fullname", "name"),
                    Map.entry("company", "name"),
                    Map.entry("companyname", "name"),
                    Map.entry("organization", "name"),
                    Map.entry("organisation", "name"),
                    Map.entry("名称", "name"),
                    Map.entry("公司名称", "name"),
                    Map.entry("企业名称", "name"),
                    Map.entry("客户名称", "name"),
                    Map.entry("addr", "address"),
                    Map.entry("street", "address"),
                    Map.entry("地址", "address"),
                    Map.entry("tel", "phone"),
                    Map.entry("telephone", "phone"),
                    Map.entry("mobile", "phone"),
                    Map.entry("电话", "phone"),
                    Map.entry("手机", "phone"),
                    Map.entry("mail", "email"),
                    Map.entry("邮箱", "email"),
                    Map.entry("town", "city"),
                    Map.entry("suburb", "city"),
                    Map.entry("城市", "city"),
                    Map.entry("zip", "postcode"),
                    Map.entry("zipcode", "postcode"),
                    Map.entry("postalcode", "postcode"),
                    Map.entry("邮编", "postcode"),
                    Map.entry("lastname", "surname"),
                    Map.entry("familyname", "surname"),
                    Map.entry("firstname", "givenname"),
                    Map.entry("dob", "dateofbirth"),
                    Map.entry("birthday", "dateofbirth"),
                    Map.entry("maker", "brand"),
                    Map.entry("manufacturer", "brand"),
                    Map.entry("vendor", "brand"),
                    Map.entry("type", "category"),
                    Map.entry("year", "year"));

    private final Sheet left;
    private final Sheet right;

    private Alignment(Sheet left, Sheet right) {
        this.left = left;
        this.right = right;
    }

    /** For each column of the first table its partner in the second, or −1. */
    static int[] of(Sheet left, Sheet right) {
        return new Alignment(left, right).partners();
    }

    private int[] partners() {
        int[] partner = new int[left.headers().size()];
        Arrays.fill(partner, -1);
        Set<Integer> taken = new HashSet<>();
        named(partner, taken);
        alike(partner, taken);
        if (Arrays.stream(partner).allMatch(each -> each < 0)) {
            Arrays.setAll(partner, at -> at < right.headers().size() ? at : -1);
        }
        return partner;
    }

    private void named(int[] partner, Set<Integer> taken) {
        for (int at = 0; at < partner.length; at++) {
            int same = right.column(left.headers().get(at));
            if (same >= 0 && taken.add(same)) {
                partner[at] = same;
            }
        }
    }

    /** The most alike first, until nothing is alike enough. */
    private void alike(int[] partner, Set<Integer> taken) {
        List<Profile> ones = profiles(left);
        List<Profile> others = profiles(right);
        while (true) {
            double most = LEAST;
            int best = -1;
            int its = -1;
            for (Profile one : ones) {
                for (Profile other : others) {
                    boolean free = partner[one.at] < 0 && !taken.contains(other.at);
                    double like = free ? like(one, other) : 0;
                    if (like > most) {
                        most = like;
                        best = one.at;
                        its = other.at;
                    }
                }
            }
            if (best < 0) {
                return;
            }
            partner[best] = its;
            taken.add(its);
        }
    }

    private record Profile(int at, String name, Kind kind, Set<String> words) {}

    private static List<Profile> profiles(Sheet sheet) {
        return Kinds.fields(sheet.headers(), sheet.rows()).stream()
                .map(
                        column ->
                                new Profile(
                                        column.at(),
                                        meaning(column.field().name()),
                                        column.field().kind(),
                                        words(sheet, column.at())))
                .toList();
    }

    private static String meaning(String header) {
        String bare =
                header.toLowerCase(Locale.ROOT)
                        .replaceFirst("^(left|right|ltable|rtable)_", "")
                        .replaceAll("[^\\p{L}\\p{N}]", "");
        return MEANING.getOrDefault(bare, bare);
    }

    private static Set<String> words(Sheet sheet, int column) {
        int step = Math.max(1, sheet.rows().size() / SAMPLE);
        Set<String> words = new HashSet<>();
        for (int row = 0; row < sheet.rows().size(); row += step) {
            String cell = sheet.rows().get(row)[column].toLowerCase(Locale.ROOT);
            words.addAll(List.of(cell.split("[^\\p{L}\\p{N}]+")));
        }
        return words.stream().filter(each -> !each.isEmpty()).collect(Collectors.toSet());
    }

    private static double like(Profile one, Profile other) {
        double name =
                one.name.equals(other.name)
                        ? 1
                        : 0.6 * Math.max(0, Similarity.jaroWinkler(one.name, other.name) - 0.5);
        long shared = one.words.stream().filter(other.words::contains).count();
        int fewer = Math.max(1, Math.min(one.words.size(), other.words.size()));
        double kind = one.kind == other.kind ? isShaped(one.kind) ? 0.6 : 0.3 : 0;
        return name + kind + (double) shared / fewer;
    }

    /** Whether such a column can be told by the form of its values alone. */
    private static boolean isShaped(Kind kind) {
        return switch (kind) {
            case PHONE, MAIL, URL, DATE -> true;
            case COMPANY, PERSON, NUMBER, CODE, ADDRESS, CATEGORY, TEXT, PROSE -> false;
        };
    }
}
