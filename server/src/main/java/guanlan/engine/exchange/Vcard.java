package guanlan.engine.exchange;

import guanlan.platform.problems.Finding;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One card: what it says of each column. Of several values of a kind the preferred one counts. */
final class Vcard {
    private static final Pattern DAY = Pattern.compile("(\\d{4})-?(\\d{2})-?(\\d{2})(?:[T ].*)?");

    private final long line;
    private final Map<VcardColumn, String> cells = new EnumMap<>(VcardColumn.class);
    private final Set<VcardColumn> preferred = java.util.EnumSet.noneOf(VcardColumn.class);
    private @Nullable Finding fault;

    Vcard(long line) {
        this.line = line;
    }

    long line() {
        return line;
    }

    @Nullable Finding fault() {
        return fault;
    }

    boolean isEmpty() {
        return cells.isEmpty() && fault == null;
    }

    Set<VcardColumn> columns() {
        return cells.keySet();
    }

    String cell(VcardColumn column) {
        return cells.getOrDefault(column, "");
    }

    void reject(Finding why) {
        fault = fault == null ? why : fault;
    }

    /** Takes a property; what has no column is passed over. */
    void take(VcardProperty said) {
        switch (said.name()) {
            case "FN" -> put(VcardColumn.NAME, said.text(), said);
            case "N" -> name(said);
            case "NICKNAME" -> put(VcardColumn.NICKNAME, said.text(), said);
            case "ORG" -> {
                put(VcardColumn.COMPANY, said.part(0), said);
                put(VcardColumn.DIVISION, said.part(1), said);
            }
            case "TITLE" -> put(VcardColumn.TITLE, said.text(), said);
            case "ROLE" -> put(VcardColumn.ROLE, said.text(), said);
            case "TEL" -> phone(said);
            case "EMAIL" -> {
                if (!put(VcardColumn.MAIL, plain(said.text(), "mailto:"), said)) {
                    put(VcardColumn.OTHER_MAIL, plain(said.text(), "mailto:"), said);
                }
            }
            case "URL" -> put(VcardColumn.WEB, said.text(), said);
            case "ADR" -> address(said);
            case "BDAY" -> put(VcardColumn.BIRTHDAY, day(said.text()), said);
            case "CATEGORIES" -> put(VcardColumn.CATEGORIES, said.text(), said);
            case "NOTE" -> put(VcardColumn.NOTE, said.text(), said);
            default -> {}
        }
    }

    /** A card without a name for display is called by its parts, in the order of the writing. */
    void close() {
        if (cells.containsKey(VcardColumn.NAME)) {
            return;
        }
        String family = cell(VcardColumn.FAMILY_NAME);
        String given = cell(VcardColumn.GIVEN_NAME);
        boolean chinese = (family + given).codePoints().anyMatch(Character::isIdeographic);
        String name = chinese ? family + given : (given + " " + family).strip();
        if (!name.isEmpty()) {
            cells.put(VcardColumn.NAME, name);
        }
    }

    private void name(VcardProperty said) {
        put(VcardColumn.FAMILY_NAME, said.part(0), said);
        String given = said.part(1);
        String middle = said.part(2);
        put(VcardColumn.GIVEN_NAME, (given + " " + middle).strip(), said);
    }

    private void phone(VcardProperty said) {
        String number = plain(said.text(), "tel:");
        if (said.is("PAGER")) {
            return;
        }
        List<VcardColumn> places = new ArrayList<>();
        if (said.is("FAX")) {
            places.add(VcardColumn.FAX);
        } else if (said.is("CELL") || said.is("IPHONE") || said.is("MOBILE")) {
            places.add(VcardColumn.MOBILE);
            places.add(VcardColumn.OTHER_PHONE);
        } else if (said.is("HOME")) {
            places.add(VcardColumn.HOME_PHONE);
            places.add(VcardColumn.OTHER_PHONE);
        } else {
            places.add(VcardColumn.PHONE);
            places.add(VcardColumn.OTHER_PHONE);
        }
        for (VcardColumn place : places) {
            if (put(place, number, said)) {
                return;
            }
        }
    }

    /** Box, extended and street in one line; then city, state, postal code and country. */
    private void address(VcardProperty said) {
        if (cells.containsKey(VcardColumn.CITY) && !said.isPreferred()) {
            return;
        }
        List<String> street = new ArrayList<>();
        for (int at = 0; at < 3; at++) {
            if (!said.part(at).isBlank()) {
                street.add(said.part(at));
            }
        }
        put(VcardColumn.STREET, String.join(" ", street), said);
        put(VcardColumn.CITY, said.part(3), said);
        put(VcardColumn.STATE, said.part(4), said);
        put(VcardColumn.POSTAL_CODE, said.part(5), said);
        put(VcardColumn.COUNTRY, said.part(6), said);
    }

    /** Whether the value found its place: the first one does, or a preferred one. */
    private boolean put(VcardColumn column, String value, VcardProperty said) {
        String clean = Cells.clean(value).strip();
        boolean better = said.isPreferred() && !preferred.contains(column);
        if (clean.isEmpty() || cells.containsKey(column) && !better) {
            return clean.isEmpty();
        }
        cells.put(column, clean);
        if (said.isPreferred()) {
            preferred.add(column);
        }
        return true;
    }

    private static String plain(String text, String scheme) {
        return text.regionMatches(true, 0, scheme, 0, scheme.length())
                ? text.substring(scheme.length())
                : text;
    }

    /** As {@code 1980-03-21}; a day without its year is none. */
    private static String day(String text) {
        var found = DAY.matcher(text.strip());
        return found.matches()
                ? found.group(1) + "-" + found.group(2) + "-" + found.group(3)
                : text.strip().startsWith("--") ? "" : text;
    }
}
