package guanlan.core.matching;

import guanlan.core.text.ChineseAddresses;
import guanlan.core.text.CompanyName;
import guanlan.core.text.CompanyNames;
import guanlan.core.text.Domains;
import guanlan.core.text.PersonName;
import guanlan.core.text.Plain;
import java.util.Map;
import java.util.regex.Pattern;

/** The normal form of a cell by the kind of its column. */
final class Forms {
    private static final Pattern NOT_DIGIT = Pattern.compile("\\D+");
    private static final Pattern AROUND = Pattern.compile("[,$€£¥ %]");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}(\\.\\d{0,9})?");
    private static final Map<String, String> STREET =
            Map.ofEntries(
                    Map.entry("street", "st"),
                    Map.entry("avenue", "ave"),
                    Map.entry("av", "ave"),
                    Map.entry("boulevard", "blvd"),
                    Map.entry("blv", "blvd"),
                    Map.entry("road", "rd"),
                    Map.entry("drive", "dr"),
                    Map.entry("lane", "ln"),
                    Map.entry("place", "pl"),
                    Map.entry("court", "ct"),
                    Map.entry("highway", "hwy"),
                    Map.entry("square", "sq"),
                    Map.entry("north", "n"),
                    Map.entry("south", "s"),
                    Map.entry("east", "e"),
                    Map.entry("west", "w"),
                    Map.entry("suite", "ste"),
                    Map.entry("crescent", "cres"),
                    Map.entry("circuit", "cct"),
                    Map.entry("first", "1st"),
                    Map.entry("second", "2nd"),
                    Map.entry("third", "3rd"),
                    Map.entry("fifth", "5th"));

    private Forms() {}

    /**
     * @param text compared first
     * @param other compared second, may be empty
     * @param number see {@link Value#number}
     */
    record Form(String text, String other, double number) {
        Form(String text, String other) {
            this(text, other, Double.NaN);
        }
    }

    static Form of(Kind kind, String cell) {
        return switch (kind) {
            case COMPANY -> company(cell);
            case PERSON -> person(cell);
            case PHONE -> phone(cell);
            case MAIL -> mail(cell);
            case URL -> new Form(Domains.of(cell).orElse(Plain.of(cell)), Plain.of(cell));
            case DATE -> date(cell);
            case NUMBER -> number(cell);
            case CODE -> new Form(Plain.letters(Plain.of(cell)), "");
            case ADDRESS -> address(cell);
            case CATEGORY, TEXT, PROSE -> new Form(bare(Plain.of(cell)), "", value(cell));
        };
    }

    /** Without quotes that stand around words. */
    private static String bare(String plain) {
        return plain.indexOf('\'') < 0 && plain.indexOf('`') < 0 && plain.indexOf('"') < 0
                ? plain
                : plain.replaceAll("['`\"]+", "").replaceAll(" +", " ").strip();
    }

    private static Form company(String cell) {
        CompanyName name = CompanyNames.read(cell);
        String branch = name.branch().isEmpty() ? "" : " " + name.branch();
        return new Form(name.core() + branch, name.brand(), region(name.region()));
    }

    /** The code of the finest division in a region, or NaN. */
    private static double region(String region) {
        int code =
                region.isEmpty() || !Plain.hasHan(region)
                        ? 0
                        : ChineseAddresses.read(region).code();
        return code == 0 ? Double.NaN : code;
    }

    private static Form person(String cell) {
        PersonName name = PersonName.read(cell);
        return new Form(bare(Plain.of(cell)), name.sound());
    }

    private static Form phone(String cell) {
        String digits = NOT_DIGIT.matcher(Plain.of(cell)).replaceAll("");
        String bare = digits.startsWith("00") ? digits.substring(2) : digits;
        String national = bare.length() > 11 && bare.startsWith("86") ? bare.substring(2) : bare;
        String local = national.startsWith("0") ? national.substring(1) : national;
        return new Form(local, local.length() > 7 ? local.substring(local.length() - 7) : local);
    }

    private static Form mail(String cell) {
        String plain = Plain.of(cell);
        int at = plain.lastIndexOf('@');
        return new Form(plain, at > 0 ? plain.substring(0, at) : plain);
    }

    private static Form date(String cell) {
        var day = Dates.read(cell);
        return day.isPresent()
                ? new Form(day.get().toString().replace("-", ""), "", day.get().toEpochDay())
                : new Form(Plain.letters(Plain.of(cell)), "");
    }

    private static Form number(String cell) {
        double value = value(cell);
        return new Form(Double.isNaN(value) ? Plain.of(cell) : String.valueOf(value), "", value);
    }

    private static Form address(String cell) {
        String plain = bare(Plain.of(cell));
        if (Plain.hasHan(plain)) {
            var read = ChineseAddresses.read(plain);
            return new Form(
                    read.town() + read.road() + read.number() + read.detail(),
                    read.full(),
                    read.code());
        }
        StringBuilder words = new StringBuilder();
        for (String word : plain.replaceAll("[^\\p{L}\\p{N}]+", " ").strip().split(" ")) {
            words.append(words.isEmpty() ? "" : " ").append(STREET.getOrDefault(word, word));
        }
        return new Form(words.toString(), "");
    }

    private static boolean mayBeNumber(String cell) {
        boolean digit = false;
        for (int at = 0; at < cell.length(); at++) {
            if (Character.isLetter(cell.charAt(at))) {
                return false;
            }
            digit |= Character.isDigit(cell.charAt(at));
        }
        return digit;
    }

    /** A plain decimal with what usually stands around it ($, %, thousands), or NaN. */
    static double value(String cell) {
        if (cell.length() > 24 || !mayBeNumber(cell)) {
            return Double.NaN;
        }
        String bare = AROUND.matcher(Plain.of(cell)).replaceAll("");
        if (!DECIMAL.matcher(bare).matches()) {
            return Double.NaN;
        }
        return Double.parseDouble(bare);
    }
}
