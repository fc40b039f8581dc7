package guanlan.domain.scoring;

import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.records.Batch;
import guanlan.engine.records.Cause;
import guanlan.engine.records.Records;
import guanlan.platform.problems.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rules to begin with: they ask only fields that every lead has, and are the company's own to change. */
@Component
public class SuggestedRules {
    private record Suggested(
            String dimension, int points, String applies, String name, String english) {}

    private static final List<Suggested> RULES =
            List.of(
                    new Suggested("need", 15, "!empty(need)", "说明了需求", "Said what is needed"),
                    new Suggested("need", 10, "!empty(product)", "指明了意向产品", "Named a product"),
                    new Suggested(
                            "urgency",
                            15,
                            "!empty(wanted_by) && daysUntil(wanted_by) <= 90",
                            "三个月内需要",
                            "Wanted within three months"),
                    new Suggested("budget", 15, "budget > 0", "有预算", "Has a budget"),
                    new Suggested(
                            "budget", 5, "budget >= 500000", "预算在 50 万以上", "A budget of 500,000 or more"),
                    new Suggested("authority", 15, "decides", "能够决策", "Decides"),
                    new Suggested(
                            "authority",
                            5,
                            "contains(position, \"总\") || contains(position, \"director\")",
                            "职位是负责人",
                            "Leads by title"),
                    new Suggested("fit", 5, "!empty(company)", "留下了公司", "Named a company"),
                    new Suggested(
                            "fit",
                            10,
                            "source in [\"referral\", \"partner\"]",
                            "由熟人或伙伴介绍",
                            "Came by referral or partner"),
                    new Suggested(
                            "engagement",
                            10,
                            "status in [\"working\", \"qualified\", \"converted\"]",
                            "已在沟通",
                            "In conversation"),
                    new Suggested(
                            "engagement",
                            5,
                            "!empty(mobile) && (!empty(mail) || !empty(wechat))",
                            "联系方式完整",
                            "Can be reached in two ways"),
                    new Suggested(
                            "engagement",
                            -15,
                            "empty(mobile) && empty(phone) && empty(mail) && empty(wechat)",
                            "没有联系方式",
                            "Cannot be reached"));

    private final Queries queries;
    private final Records records;

    SuggestedRules(Queries queries, Records records) {
        this.queries = queries;
        this.records = records;
    }

    /** By the caller's right to make rules; only while there are none. */
    public int adopt() {
        if (!queries.read(Query.of(ScoreRuleChecks.RULE).limit(1)).rows().isEmpty()) {
            throw new Problem(ScoreProblem.RULES_EXIST);
        }
        List<Row> rows = new ArrayList<>();
        for (Suggested each : RULES) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("name", each.name());
            values.put("name_en", each.english());
            values.put("dimension", each.dimension());
            values.put("points", each.points());
            values.put("applies", each.applies());
            values.put("active", true);
            values.put("position", rows.size() + 1);
            rows.add(Row.of(values));
        }
        records.write(
                Batch.of(ScoreRuleChecks.RULE)
                        .create(rows)
                        .because(Cause.of(Cause.Kind.SCREEN))
                        .allOrNothing());
        return rows.size();
    }
}
