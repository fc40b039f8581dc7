package guanlan.bench;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Reading: pages, deep pages, searches, sums, single records. */
final class RecordsBenchReads {
    private static final int ROUNDS = 200;
    private static final int WARM_SECONDS = 20;
    private static final double MOST_RATIO = 3;
    private static final double SEARCH_MILLISECONDS = 50;
    private static final String[] CITIES = {
        "上海", "北京", "深圳", "广州", "苏州", "杭州", "成都", "武汉", "西安", "青岛"
    };
    private static final String[] SYLLABLES = {"华", "东", "新", "中", "恒", "瑞", "盛", "远", "金", "海"};
    private static final String ALL = "select * from t_main.account where deleted_at is null";
    private static final String COUNT =
            "select count(*) from (select 1 from t_main.account where deleted_at is null%s limit 10001) seen";
    private static final String OF_CITY = " and city = ? and revenue > ?";

    private final ImportBenchVisitor visitor;
    private final Connection database;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private final int rows;

    RecordsBenchReads(ImportBenchVisitor visitor, Connection database, int rows) {
        this.visitor = visitor;
        this.database = database;
        this.rows = rows;
    }

    List<Figure> figures() throws Exception {
        warm();
        List<Figure> figures = new ArrayList<>();
        figures.addAll(list("", "list: filter, sort and count", OF_CITY));
        figures.addAll(list("none", "list: filter and sort, no count", OF_CITY));
        figures.addAll(latest());
        figures.addAll(byPinyin());
        figures.addAll(deep());
        figures.addAll(
                search(
                        "list: contains, Chinese",
                        round -> words(round),
                        "/api/records/account?limit=50&q="));
        figures.addAll(
                search(
                        "list: contains, Latin",
                        round -> "c" + number(round),
                        "/api/records/account?limit=50&q="));
        figures.addAll(
                search("search everywhere, Chinese", round -> words(round), "/api/search?q="));
        figures.addAll(
                search("search everywhere, pinyin", round -> pinyin(round), "/api/search?q="));
        figures.addAll(aggregate());
        figures.addAll(one());
        figures.addAll(smallest());
        return figures;
    }

    /** A server that people work with has answered more than a few hundred questions. */
    private void warm() throws Exception {
        long end = System.nanoTime() + WARM_SECONDS * 1_000_000_000L;
        for (int round = 0; System.nanoTime() < end; round++) {
            visitor.page(filtered(round), round % 2 == 0 ? "" : "none");
            visitor.page("/api/records/account?limit=50&sort=name", "");
            visitor.page("/api/records/account?limit=50&q=" + encoded(words(round)), "");
            visitor.page("/api/search?q=" + encoded(words(round)), "");
        }
    }

    private static String filtered(int round) {
        return "/api/records/account?limit=50&sort=-revenue&where="
                + encoded(
                        "city == \"%s\" && revenue > %d.0".formatted(city(round), revenue(round)));
    }

    private List<Figure> list(String count, String what, String where) throws Exception {
        return Latency.compare(
                        ROUNDS,
                        round -> () -> visitor.page(filtered(round), count),
                        round ->
                                () -> {
                                    query(
                                            ALL
                                                    + where
                                                    + " order by revenue desc, id desc limit 51",
                                            city(round),
                                            revenue(round));
                                    if (count.isEmpty()) {
                                        query(COUNT.formatted(where), city(round), revenue(round));
                                    }
                                })
                .figures(what, MOST_RATIO);
    }

    private List<Figure> latest() throws Exception {
        return Latency.compare(
                        ROUNDS,
                        _ -> () -> visitor.page("/api/records/account?limit=50", ""),
                        _ ->
                                () -> {
                                    query(ALL + " order by updated_at desc, id desc limit 51");
                                    query(COUNT.formatted(""));
                                })
                .figures("list: everything, latest first", MOST_RATIO);
    }

    private List<Figure> byPinyin() throws Exception {
        return Latency.compare(
                        ROUNDS,
                        _ -> () -> visitor.page("/api/records/account?limit=50&sort=name", ""),
                        _ ->
                                () -> {
                                    query(ALL + " order by name, id limit 51");
                                    query(COUNT.formatted(""));
                                })
                .figures("list: everything, by pinyin", MOST_RATIO);
    }

    /** Pages that begin behind a fifth of the table. */
    private List<Figure> deep() throws Exception {
        String base = "/api/records/account?sort=-revenue&fields=revenue";
        String cursor = "";
        JsonNode page = visitor.get(base + "&limit=1000");
        for (int at = 0; at < rows / 5_000 && page.hasNonNull("next"); at++) {
            cursor = page.path("next").asString();
            page = visitor.get(base + "&limit=1000&after=" + cursor);
        }
        JsonNode last = page.path("items").get(0);
        String after = cursor;
        BigDecimal revenue = last.path("revenue").decimalValue();
        UUID id = UUID.fromString(last.path("id").asString());
        return Latency.compare(
                        ROUNDS,
                        _ ->
                                () ->
                                        visitor.page(
                                                "/api/records/account?sort=-revenue&limit=50&after="
                                                        + after,
                                                "none"),
                        _ ->
                                () ->
                                        query(
                                                ALL
                                                        + " and (revenue, id) < (?, ?) order by revenue desc, id desc limit 51",
                                                revenue,
                                                id))
                .figures("list: deep page", MOST_RATIO);
    }

    private List<Figure> search(
            String what, java.util.function.IntFunction<String> words, String path)
            throws Exception {
        return Latency.compare(
                        ROUNDS,
                        round -> () -> visitor.page(path + encoded(words.apply(round)), ""),
                        _ -> () -> {})
                .within(what, SEARCH_MILLISECONDS);
    }

    private List<Figure> aggregate() throws Exception {
        Map<String, Object> asked =
                Map.of(
                        "groupBy", List.of("industry", "level"),
                        "measures",
                                List.of(
                                        Map.of("function", "count"),
                                        Map.of("function", "sum", "field", "revenue")));
        return Latency.compare(
                        10,
                        _ -> () -> visitor.send("POST", "/api/records/account/aggregate", asked),
                        _ ->
                                () -> {
                                    query(
                                            "select industry, level, count(*), sum(revenue) from t_main.account where deleted_at is null group by 1, 2 order by 3 desc");
                                    query(
                                            "select count(*), sum(revenue) from t_main.account where deleted_at is null");
                                })
                .figures("aggregate by two fields, with totals", MOST_RATIO);
    }

    private List<Figure> one() throws Exception {
        List<UUID> ids = new ArrayList<>();
        try (var statement = database.createStatement();
                var found =
                        statement.executeQuery(
                                "select id from t_main.account tablesample bernoulli (1) limit 500")) {
            while (found.next()) {
                ids.add(found.getObject(1, UUID.class));
            }
        }
        return Latency.compare(
                        ROUNDS,
                        round -> () -> visitor.page("/api/records/account/" + id(ids, round), ""),
                        round ->
                                () ->
                                        query(
                                                "select * from t_main.account where id = ?",
                                                id(ids, round)))
                .within("read one record", 10);
    }

    /** What any answer costs before a record is looked at: HTTP, the session, the filters. */
    private List<Figure> smallest() throws Exception {
        return Latency.compare(ROUNDS, _ -> () -> visitor.page("/api/me", ""), _ -> () -> {})
                .within("the smallest answer", 10);
    }

    private static UUID id(List<UUID> ids, int round) {
        return ids.get(round % ids.size());
    }

    /** Reads every value, as whoever uses the answer does. */
    private void query(String sql, Object... values) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = database.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int at = 0; at < values.length; at++) {
            statement.setObject(at + 1, values[at]);
        }
        try (ResultSet found = statement.executeQuery()) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                for (int column = 1; column <= columns; column++) {
                    found.getObject(column);
                }
            }
        }
    }

    private static String city(int round) {
        return CITIES[new Random(round).nextInt(CITIES.length)];
    }

    private static int revenue(int round) {
        return new Random(round).nextInt(800_000_000);
    }

    private static String words(int round) {
        var random = new Random(round);
        return city(round) + of(random) + of(random);
    }

    private static String pinyin(int round) {
        String[] typed = {"shanghai", "bjhs", "szzd", "hengtai", "qdxk", "ch", "suzhouzhong", "xa"};
        return typed[new Random(round).nextInt(typed.length)];
    }

    private int number(int round) {
        return new Random(round).nextInt(rows);
    }

    private static String of(Random random) {
        return SYLLABLES[random.nextInt(SYLLABLES.length)];
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
