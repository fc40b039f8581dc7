package guanlan.domain.performance;

import guanlan.platform.problems.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What figures are told apart by, and where that stands on deals, leads and campaigns. */
public enum Dimension {
    OWNER("owner", "owner", ""),
    TEAM("department", "department", ""),
    SOURCE("source", "source", "source"),
    PRODUCT("product", "product", ""),
    REGION("account.province", "province", ""),
    CAMPAIGN("campaign", "campaign", "id"),
    /** When it happened, in the caller's calendar. */
    MONTH("", "", "");

    private final String ofDeals;
    private final String ofLeads;
    private final String ofCampaigns;

    Dimension(String ofDeals, String ofLeads, String ofCampaigns) {
        this.ofDeals = ofDeals;
        this.ofLeads = ofLeads;
        this.ofCampaigns = ofCampaigns;
    }

    /** From its word in the API. */
    public static Dimension of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Problem(
                                        PerformanceProblem.DIMENSION_UNKNOWN,
                                        Map.of("given", word, "known", known())));
    }

    private static String known() {
        return Arrays.stream(values()).map(Dimension::word).collect(Collectors.joining(", "));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a group is a record. */
    boolean refers() {
        return switch (this) {
            case OWNER, TEAM, PRODUCT, CAMPAIGN -> true;
            case SOURCE, REGION, MONTH -> false;
        };
    }

    /** The field of the records of a basis; none: they know nothing of it. */
    Optional<String> field(Basis basis) {
        String field =
                switch (basis) {
                    case CLOSED, ENTERED, OPEN, DUE, PROMISED -> ofDeals;
                    case LEADS -> ofLeads;
                    case COSTS -> ofCampaigns;
                };
        return field.isEmpty() ? Optional.empty() : Optional.of(field);
    }
}
