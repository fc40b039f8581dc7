package guanlan.domain.sales;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The funnel told from the bare change log: every deal is walked back to its beginning. */
final class NaiveFunnel {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> FIELDS =
            List.of("pipeline", "stage", "status", "stage_entered_at", "closed_at");

    /** A stay of a deal in a stage with a status, until the next. */
    record Stay(String stage, String status, Instant from, @Nullable Instant until) {}

    record Deal(BigDecimal amount, List<Stay> stays, Map<String, String> now) {}

    private final JdbcClient jdbc;

    NaiveFunnel(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Deal> deals(UUID pipeline) {
        List<Deal> deals = new ArrayList<>();
        jdbc.sql(
                        "select id, to_jsonb(opportunity) as row, cast(amount->>'base' as numeric) as amount from t_main.opportunity where deleted_at is null and pipeline = ?")
                .param(pipeline)
                .query(
                        (row, _) -> {
                            deals.add(
                                    deal(
                                            row.getObject("id", UUID.class),
                                            JSON.readTree(row.getString("row")),
                                            row.getBigDecimal("amount"),
                                            pipeline));
                            return true;
                        })
                .list();
        return deals;
    }

    private Deal deal(UUID id, JsonNode row, @Nullable BigDecimal amount, UUID pipeline) {
        Map<String, String> state = new HashMap<>();
        FIELDS.forEach(field -> state.put(field, row.path(field).asString("")));
        Map<String, String> now = Map.copyOf(state);
        List<Map<String, String>> states = new ArrayList<>();
        for (JsonNode before : before(id)) {
            states.add(new HashMap<>(state));
            for (String field : FIELDS) {
                if (before.has(field)) {
                    state.put(field, before.path(field).asString(""));
                }
            }
        }
        Collections.reverse(states);
        return new Deal(
                Objects.requireNonNullElse(amount, BigDecimal.ZERO), stays(states, pipeline), now);
    }

    /** What each change of a deal replaced, the newest first; its creation replaced nothing. */
    private List<JsonNode> before(UUID id) {
        return jdbc.sql(
                        "select coalesce(before, '{}') from t_main.change where record = ? and object = 'opportunity' and operation in ('c', 'u') order by xid desc, seq desc")
                .param(id)
                .query((row, _) -> JSON.readTree(row.getString(1)))
                .list();
    }

    private static List<Stay> stays(List<Map<String, String>> states, UUID pipeline) {
        List<Stay> stays = new ArrayList<>();
        Map<String, String> last = Map.of();
        for (Map<String, String> state : states) {
            boolean moved =
                    !Objects.equals(state.get("stage"), last.get("stage"))
                            || !Objects.equals(state.get("pipeline"), last.get("pipeline"));
            boolean turned = !Objects.equals(state.get("status"), last.get("status"));
            if (moved || turned) {
                boolean back = !moved && "open".equals(state.get("status"));
                String told = state.get(moved || back ? "stage_entered_at" : "closed_at");
                Instant from = told == null || told.isEmpty() ? Instant.MAX : instant(told);
                if (!stays.isEmpty() && stays.getLast().until() == null) {
                    Stay left = stays.removeLast();
                    stays.add(new Stay(left.stage(), left.status(), left.from(), from));
                }
                if (pipeline.toString().equals(state.get("pipeline"))) {
                    stays.add(
                            new Stay(
                                    Objects.requireNonNull(state.get("stage")),
                                    Objects.requireNonNull(state.get("status")),
                                    from,
                                    null));
                }
            }
            last = state;
        }
        return stays;
    }

    static Instant instant(String told) {
        return java.time.OffsetDateTime.parse(told.replace(' ', 'T')).toInstant();
    }
}
