package guanlan.domain.matching;

import guanlan.core.matching.Kind;
import guanlan.domain.matching.Profile.Combination;
import guanlan.domain.matching.Profile.Trait;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.platform.problems.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What may be wrong with a profile, and which fields can be compared at all. */
final class ProfileChecks {
    private static final double HEAVIEST = 3;
    private static final Set<String> DATES = Set.of("date", "datetime");
    private static final Set<String> NUMBERS =
            Set.of("whole", "decimal", "money", "percent", "rating");
    private static final Set<String> NEVER = Set.of("file", "image", "formula", "rollup", "yesno");

    private ProfileChecks() {}

    /** Whether values of the field can be laid beside each other. */
    static boolean comparable(FieldDefinition field) {
        return !field.system()
                && field.hasColumn()
                && !field.type().masked()
                && !NEVER.contains(field.type().key());
    }

    /** The way of comparing that suits a field, for whoever has not chosen one. */
    static Kind usual(FieldDefinition field) {
        String type = field.type().key();
        return switch (type) {
            case "phone" -> Kind.PHONE;
            case "mail" -> Kind.MAIL;
            case "url" -> Kind.URL;
            case "uscc", "auto_number" -> Kind.CODE;
            case "address" -> Kind.ADDRESS;
            case "long_text", "rich_text" -> Kind.PROSE;
            case "text" -> Kind.TEXT;
            default ->
                    DATES.contains(type)
                            ? Kind.DATE
                            : NUMBERS.contains(type) ? Kind.NUMBER : Kind.CATEGORY;
        };
    }

    /** The profile without what the object no longer has. */
    static Profile fitting(Profile profile, ObjectDefinition definition) {
        List<Trait> traits =
                profile.traits().stream()
                        .filter(
                                trait ->
                                        definition
                                                .field(trait.field())
                                                .filter(ProfileChecks::comparable)
                                                .isPresent())
                        .toList();
        Set<String> known = new HashSet<>();
        traits.forEach(trait -> known.add(trait.field()));
        List<Combination> combinations =
                profile.combinations().stream()
                        .filter(each -> known.containsAll(each.fields()))
                        .toList();
        return new Profile(
                profile.object(),
                traits,
                combinations,
                profile.limits(),
                profile.tellsHidden(),
                profile.mergesFrom(),
                profile.shipped());
    }

    static List<Finding> findings(Profile profile, ObjectDefinition definition) {
        List<Finding> findings = new ArrayList<>();
        Set<String> known = new HashSet<>();
        if (profile.traits().isEmpty()) {
            findings.add(Finding.of("traits", MatchingProblem.NO_FIELDS));
        }
        for (Trait trait : profile.traits()) {
            Optional<FieldDefinition> field =
                    definition.field(trait.field()).filter(ProfileChecks::comparable);
            if (field.isEmpty()) {
                findings.add(finding(MatchingProblem.FIELD_UNKNOWN, trait.field()));
            } else if (!fits(trait.kind(), usual(field.get()))) {
                findings.add(
                        Finding.of(
                                "traits",
                                MatchingProblem.FIELD_UNFIT,
                                Map.of("field", trait.field(), "kind", trait.kind())));
            }
            if (!known.add(trait.field())) {
                findings.add(finding(MatchingProblem.FIELD_TWICE, trait.field()));
            }
            if (!(Math.abs(trait.weight()) <= HEAVIEST)) {
                findings.add(finding(MatchingProblem.WEIGHT, trait.field()));
            }
        }
        profile.combinations().forEach(each -> check(each, known, findings));
        var limits = profile.limits();
        if (!(limits.maybe() > 0 && limits.maybe() <= limits.sure() && limits.sure() <= 1)) {
            findings.add(Finding.of("limits", MatchingProblem.LIMITS));
        }
        Double merges = profile.mergesFrom();
        if (merges != null && !(merges >= limits.sure() && merges <= 1)) {
            findings.add(Finding.of("mergesFrom", MatchingProblem.MERGES_FROM));
        }
        return findings;
    }

    private static void check(Combination each, Set<String> known, List<Finding> findings) {
        if (each.fields().isEmpty()) {
            findings.add(
                    Finding.of("rules", MatchingProblem.RULE_EMPTY, Map.of("rule", each.name())));
        }
        for (String field : each.fields()) {
            if (!known.contains(field)) {
                findings.add(
                        Finding.of(
                                "rules",
                                MatchingProblem.RULE_FIELD,
                                Map.of("rule", each.name(), "field", field)));
            }
        }
    }

    /** A text may be anything; what is more than text is compared as what it is, or as text. */
    private static boolean fits(Kind chosen, Kind usual) {
        return chosen == usual
                || usual == Kind.TEXT
                || chosen == Kind.TEXT
                || chosen == Kind.CODE
                || chosen == Kind.CATEGORY;
    }

    private static Finding finding(MatchingProblem what, String field) {
        return Finding.of("traits", what, Map.of("field", field));
    }
}
