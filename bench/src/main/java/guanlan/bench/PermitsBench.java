package guanlan.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What rights cost: pages of a person who sees his department and all below it, beside the same
 * pages of an administrator, over accounts of 200 departments; and compiling the rights anew.
 */
final class PermitsBench implements Bench {
    private static final int SEED = 20_260_901;
    private static final int REGIONS = 10;
    private static final int DEPARTMENTS = 200;
    private static final int ROUNDS = 200;
    private static final double MOST_RATIO = 1.3;
    private static final double COMPILE_MILLISECONDS = 5;
    private static final int REST = 250;
    private static final long FORGETS = 130_000;
    private static final String MEMBER = "bench-member";

    private final int rows;

    PermitsBench(int rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return "permits";
    }

    @Override
    public List<Figure> run(Product product) throws Exception {
        ImportBenchVisitor administrator = LoadedCompany.in(product, rows);
        List<Figure> figures = new ArrayList<>();
        try (var database = DriverManager.getConnection(product.postgres().url())) {
            List<UUID> departments = departments(administrator);
            spread(database, departments);
            String person = member(administrator, database, departments.get(1));
            var member = new ImportBenchVisitor(product);
            member.signIn(MEMBER);
            figures.addAll(page(member, administrator, "latest first", ""));
            figures.addAll(page(member, administrator, "by revenue", "&sort=-revenue"));
            figures.addAll(compiled(member, administrator, person));
        }
        return figures;
    }

    /** One above all, ten regions below it, the others below those. */
    private static List<UUID> departments(ImportBenchVisitor administrator) throws Exception {
        List<UUID> all = new ArrayList<>();
        for (int at = 0; at < DEPARTMENTS; at++) {
            Map<String, String> department =
                    at == 0
                            ? Map.of("name", "总部")
                            : Map.of("name", "部门" + at, "parent", above(all, at).toString());
            JsonNode made = administrator.send("POST", "/api/records/department", department);
            all.add(UUID.fromString(made.path("id").asString()));
        }
        return all;
    }

    private static UUID above(List<UUID> all, int at) {
        return at <= REGIONS ? all.getFirst() : all.get(1 + at % REGIONS);
    }

    private static void spread(Connection database, List<UUID> departments) throws SQLException {
        try (var statement =
                database.prepareStatement(
                        "update t_main.account set department = (?::uuid[])[1 + floor(random() * ?)::int]")) {
            database.createStatement().execute("select setseed(0.5)");
            statement.setArray(1, database.createArrayOf("uuid", departments.toArray()));
            statement.setInt(2, departments.size());
            statement.executeUpdate();
        }
        database.createStatement().execute("vacuum full t_main.account");
        // What is visible to everybody is known again, as it is in a table that lives.
        database.createStatement().execute("vacuum analyze t_main.account");
    }

    /** Somebody of a region: a tenth of all accounts are his to see. */
    private static String member(ImportBenchVisitor administrator, Connection database, UUID region)
            throws Exception {
        String person =
                administrator
                        .send(
                                "POST",
                                "/api/records/user",
                                Map.of("name", "区域经理", "department", region.toString()))
                        .path("id")
                        .asString();
        try (var statement =
                database.prepareStatement(
                        """
                        insert into system.credential (id, tenant, user_id, login, password_hash, role, name,
                            locale, theme, time_zone, password_changed_at, created_at)
                        select gen_random_uuid(), tenant, ?::uuid, ?, password_hash, 'member', name,
                               locale, theme, time_zone, now(), now()
                          from system.credential limit 1
                        """)) {
            statement.setString(1, person);
            statement.setString(2, MEMBER);
            statement.executeUpdate();
        }
        Map<String, Object> seen = Map.of("rights", List.of("see"));
        Map<String, Object> tree =
                Map.of(
                        "rights", List.of("see", "create", "edit"),
                        "see", Map.of("kind", "department_tree"));
        administrator.send(
                "PATCH",
                "/api/roles/member",
                Map.of("objects", Map.of("account", tree, "user", seen, "department", seen)));
        return person;
    }

    private static List<Figure> page(
            ImportBenchVisitor member, ImportBenchVisitor administrator, String what, String more)
            throws Exception {
        String path = "/api/records/account?limit=50" + more;
        return Latency.compare(
                        ROUNDS,
                        _ -> () -> member.page(path, ""),
                        _ -> () -> administrator.page(path, ""))
                .figures("list of a department tree: " + what, MOST_RATIO);
    }

    /**
     * What the server took by its own figures. Between two changes the readers of the log have time
     * to be done with the former. As many rounds before only warm up; the server's figures forget
     * them within {@link #FORGETS}.
     */
    private static List<Figure> compiled(
            ImportBenchVisitor member, ImportBenchVisitor administrator, String person)
            throws Exception {
        change(member, administrator, person);
        Thread.sleep(FORGETS);
        change(member, administrator, person);
        String metrics = administrator.text("/api/metrics");
        return List.of(
                compile("rights of a person, compiled anew, p50", percentile(metrics, "0.5")),
                compile("rights of a person, compiled anew, p95", percentile(metrics, "0.95")));
    }

    private static void change(
            ImportBenchVisitor member, ImportBenchVisitor administrator, String person)
            throws Exception {
        var random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            administrator.send(
                    "PATCH",
                    "/api/records/user/" + person,
                    Map.of("position", "职位" + random.nextInt(80_000_000)));
            Thread.sleep(REST);
            member.page("/api/records/department?limit=1", "none");
        }
    }

    private static Figure compile(String what, double milliseconds) {
        return Figure.atMost(what, "ms", milliseconds, COMPILE_MILLISECONDS, 1);
    }

    private static double percentile(String metrics, String quantile) throws IOException {
        var line =
                Pattern.compile(
                                "guanlan_permit_compile_seconds\\{[^}]*quantile=\"%s\"[^}]*} (\\S+)"
                                        .formatted(quantile))
                        .matcher(metrics);
        if (!line.find()) {
            throw new IOException("compiling is not measured");
        }
        return Double.parseDouble(line.group(1)) * 1000;
    }
}
