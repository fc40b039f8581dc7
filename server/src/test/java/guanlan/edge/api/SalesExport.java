package guanlan.edge.api;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What another system gives away: accounts, products, teams, and deals with their days. One is
 * invented, one is that of a seller of hardware.
 *
 * @param unknown the account of deals that name none
 */
record SalesExport(
        String unknown,
        String accounts,
        String products,
        Map<String, Team> teams,
        List<Deal> deals) {
    private static final List<String> AGENTS = List.of("Anna", "Ben", "Cleo", "Dan");
    private static final List<String> PRODUCTS = List.of("GTX Pro", "MG Special", "GTK 500");
    private static final List<String> COMPANIES = List.of("Acme", "Betatech", "Cancity");

    record Team(String manager, String region) {}

    /** One line of the pipeline; a deal that nobody engaged has no day. */
    record Deal(
            String id,
            String agent,
            String product,
            @Nullable String account,
            String stage,
            @Nullable LocalDate engaged,
            @Nullable LocalDate closed,
            int value) {

        boolean is(String wanted) {
            return stage.equals(wanted);
        }

        long days() {
            return engaged == null || closed == null ? 0 : ChronoUnit.DAYS.between(engaged, closed);
        }

        private String line() {
            return Stream.of(
                            id,
                            agent,
                            product.replace("GTX Pro", "GTXPro"),
                            account,
                            stage,
                            engaged,
                            closed,
                            closed == null ? null : value)
                    .map(cell -> Objects.toString(cell, ""))
                    .collect(Collectors.joining(","));
        }
    }

    /** Every name in it bears the mark, so that none is taken. */
    static SalesExport invented(String mark, long seed, int size) {
        var chance = new Random(seed);
        List<Deal> deals = new ArrayList<>();
        for (int at = 0; at < size; at++) {
            deals.add(deal(String.format("%s-%04d", mark, at), mark, chance));
        }
        Map<String, Team> teams = new LinkedHashMap<>();
        for (String agent : AGENTS) {
            boolean first = AGENTS.indexOf(agent) < 2;
            teams.put(
                    agent + " " + mark,
                    new Team(
                            (first ? "Dora " : "Max ") + mark, (first ? "East " : "West ") + mark));
        }
        return new SalesExport(
                "Unknown " + mark,
                file("account,sector,office_location", COMPANIES, mark, ",software,China"),
                file("product,series,sales_price", PRODUCTS, mark, ",GTX,550"),
                teams,
                deals);
    }

    private static String file(String heading, List<String> names, String mark, String rest) {
        return names.stream()
                .map(name -> name + " " + mark + rest + "\n")
                .collect(Collectors.joining("", heading + "\n", ""));
    }

    private static Deal deal(String id, String mark, Random chance) {
        int turn = chance.nextInt(10);
        String stage = turn < 4 ? "Won" : turn < 7 ? "Lost" : turn < 9 ? "Engaging" : "Prospecting";
        boolean over = turn < 7;
        LocalDate engaged = LocalDate.of(2024, 1, 1).plusDays(chance.nextInt(300));
        return new Deal(
                id,
                pick(AGENTS, mark, chance),
                pick(PRODUCTS, mark, chance),
                over || chance.nextInt(3) > 0 ? pick(COMPANIES, mark, chance) : null,
                stage,
                stage.equals("Prospecting") ? null : engaged,
                over ? engaged.plusDays(1 + chance.nextInt(120)) : null,
                stage.equals("Won") ? 50 + chance.nextInt(5000) : 0);
    }

    private static String pick(List<String> names, String mark, Random chance) {
        return names.get(chance.nextInt(names.size())) + " " + mark;
    }

    /** The files of the seller of hardware; skipped, saying so, where they are absent. */
    static SalesExport real() {
        String named = System.getenv("GUANLAN_DATA");
        Path data = named == null ? Path.of("..", "..", "shared", "data") : Path.of(named);
        Path folder = data.resolve("lead-scoring").resolve("maven-crm");
        assumeTrue(Files.exists(folder), () -> "no sales export at " + folder);
        Map<String, Team> teams = new LinkedHashMap<>();
        rows(folder.resolve("sales_teams.csv"))
                .forEach(row -> teams.put(row.getFirst(), new Team(row.get(1), row.get(2))));
        return new SalesExport(
                "Nobody told",
                text(folder.resolve("accounts.csv")),
                text(folder.resolve("products.csv")),
                teams,
                rows(folder.resolve("sales_pipeline.csv")).map(SalesExport::told).toList());
    }

    private static Deal told(List<String> row) {
        return new Deal(
                row.getFirst(),
                row.get(1),
                row.get(2).replace("GTXPro", "GTX Pro"),
                row.get(3).isEmpty() ? null : row.get(3),
                row.get(4),
                row.get(5).isEmpty() ? null : LocalDate.parse(row.get(5)),
                row.get(6).isEmpty() ? null : LocalDate.parse(row.get(6)),
                row.get(7).isEmpty() ? 0 : Integer.parseInt(row.get(7)));
    }

    /** None of its cells is quoted. */
    private static Stream<List<String>> rows(Path file) {
        return text(file).lines().skip(1).map(line -> List.of(line.split(",", -1)));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    String teamFile() {
        return teams.entrySet().stream()
                .map(
                        each ->
                                each.getKey()
                                        + ","
                                        + each.getValue().manager()
                                        + ","
                                        + each.getValue().region()
                                        + "\n")
                .collect(Collectors.joining("", "sales_agent,manager,regional_office\n", ""));
    }

    /** As exports are, it calls one product otherwise than the list of products does. */
    String pipeline() {
        return deals.stream()
                .map(Deal::line)
                .collect(
                        Collectors.joining(
                                "\n",
                                "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n",
                                "\n"));
    }

    String region(Deal deal) {
        return Objects.requireNonNull(teams.get(deal.agent())).region();
    }

    LocalDate first() {
        return days().min(LocalDate::compareTo).orElseThrow();
    }

    LocalDate last() {
        return days().max(LocalDate::compareTo).orElseThrow();
    }

    private Stream<LocalDate> days() {
        return deals.stream()
                .flatMap(deal -> Stream.of(deal.engaged(), deal.closed()))
                .filter(Objects::nonNull);
    }

    long count(Predicate<Deal> which) {
        return deals.stream().filter(which).count();
    }

    long sum(Predicate<Deal> which, Function<Deal, Number> part) {
        return deals.stream().filter(which).mapToLong(deal -> part.apply(deal).longValue()).sum();
    }

    /** The middle of the days that won deals took; between two of them halfway. */
    double cycle() {
        List<Long> days =
                deals.stream().filter(deal -> deal.is("Won")).map(Deal::days).sorted().toList();
        int middle = days.size() / 2;
        return days.size() % 2 == 1
                ? days.get(middle)
                : (days.get(middle - 1) + days.get(middle)) / 2.0;
    }
}
