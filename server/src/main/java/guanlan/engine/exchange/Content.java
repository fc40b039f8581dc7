package guanlan.engine.exchange;

import guanlan.core.values.Addresses;
import guanlan.core.values.CreditCode;
import guanlan.core.values.Phones;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.Parsed;
import guanlan.engine.schema.Reading;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** What the cells of a column say about the field it could be. */
record Content(List<String> cells) {
    private static final Set<String> COUNTRIES = countries();
    private static final int ENOUGH = 200;

    Content {
        cells = cells.stream().filter(cell -> !cell.isBlank()).limit(ENOUGH).toList();
    }

    /** The share of cells that the field could take; nothing to judge by counts in its favour. */
    double fits(FieldDefinition field, Reading habits) {
        if (field.isReference() || cells.isEmpty()) {
            return 1;
        }
        if (field.name().equals("country")) {
            return share(cell -> COUNTRIES.contains(cell.strip().toLowerCase(Locale.ROOT)));
        }
        return share(cell -> !(field.type().read(cell, field, habits) instanceof Parsed.Refused));
    }

    /** How strongly the cells alone, under any heading, point to this kind of field. */
    double pointsTo(FieldDefinition field) {
        if (cells.isEmpty()) {
            return 0;
        }
        return switch (field.type().key()) {
            case "mail" -> 0.8 * share(cell -> Addresses.readMail(cell).isPresent());
            case "uscc" -> 0.95 * share(cell -> CreditCode.read(cell).isPresent());
            case "url" -> 0.7 * share(Content::isWeb);
            case "phone" -> 0.6 * share(Content::isMobile);
            default -> 0;
        };
    }

    private static boolean isWeb(String cell) {
        String lower = cell.strip().toLowerCase(Locale.ROOT);
        return (lower.startsWith("http") || lower.startsWith("www."))
                && Addresses.readUrl(cell).isPresent();
    }

    /** A Chinese mobile or an international number; shorter digits could be anything. */
    private static boolean isMobile(String cell) {
        return Phones.read(cell).filter(number -> number.startsWith("+")).isPresent();
    }

    private double share(Predicate<String> fits) {
        return (double) cells.stream().filter(fits).count() / cells.size();
    }

    private static Set<String> countries() {
        Set<String> names = new HashSet<>();
        for (String code : Locale.getISOCountries()) {
            var country = Locale.of("", code);
            names.add(code.toLowerCase(Locale.ROOT));
            names.add(country.getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT));
            names.add(country.getDisplayCountry(Locale.SIMPLIFIED_CHINESE));
        }
        names.addAll(
                List.of("usa", "uk", "korea", "south korea", "russia", "prc", "p.r. china", "大陆"));
        return names;
    }
}
