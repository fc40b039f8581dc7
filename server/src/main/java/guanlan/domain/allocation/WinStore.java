package guanlan.domain.allocation;

import guanlan.domain.allocation.WinRates.Ended;
import guanlan.domain.allocation.WinRates.Field;
import guanlan.platform.database.CompanySql;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Deals that ended in the last two years: whose, in which industry, won or lost. */
@Repository
class WinStore {
    private static final int DAYS = 730;

    private static final String ENDED =
            """
            select d.owner, a.industry,
                   count(*) filter (where d.status = 'won') as won, count(*) filter (where d.status = 'lost') as lost
              from (select owner, account, status from opportunity
                     where deleted_at is null and status in ('won', 'lost') and closed_at >= :since and closed_at < :until
                    union all
                    select owner, account, status from quick_order
                     where deleted_at is null and status in ('won', 'lost') and closed_at >= :since and closed_at < :until
                    union all
                    select owner, account, status from project
                     where deleted_at is null and status in ('won', 'lost') and closed_at >= :since and closed_at < :until) d
              left join account a on a.id = d.account
             where d.owner is not null
             group by d.owner, a.industry
            """;

    private final CompanySql sql;

    WinStore(CompanySql sql) {
        this.sql = sql;
    }

    /** As it was known at a moment. */
    WinRates until(Instant moment) {
        Map<Field, Ended> ended = new HashMap<>();
        sql.run(
                        jdbc ->
                                jdbc.sql(ENDED)
                                        .param(
                                                "since",
                                                moment.minus(DAYS, ChronoUnit.DAYS)
                                                        .atOffset(ZoneOffset.UTC))
                                        .param("until", moment.atOffset(ZoneOffset.UTC))
                                        .query(
                                                (row, _) ->
                                                        Map.entry(
                                                                new Field(
                                                                        row.getObject(
                                                                                "owner",
                                                                                UUID.class),
                                                                        row.getString("industry")),
                                                                new Ended(
                                                                        row.getLong("won"),
                                                                        row.getLong("lost"))))
                                        .list())
                .forEach(each -> ended.put(each.getKey(), each.getValue()));
        return new WinRates(ended);
    }
}
