package guanlan.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Five years of selling, written straight into the tables: deals that came evenly, the latest of
 * them mostly open, with the stages that they were in, and a last week in which some of them
 * changed. What the product itself would have written is all there but the log of the older years.
 */
final class SalesBenchDeals {
    private static final int REGIONS = 8;
    private static final int PEOPLE = 64;
    private static final int CHANGED_LAST_WEEK = 20_000;

    /** Moves of one deal, in the mean. */
    private static final double MOVES = 4.9;

    /** Of the latest deals so many are open; the others were won or lost early. */
    private static final double OPEN = 0.8;

    private static final String PLACES =
            """
            create temporary table place as
            select stage.id, stage.pipeline, stage.outcome, stage.probability,
                   row_number() over (order by stage.position) as at, count(*) over () as last
              from t_main.stage join t_main.pipeline on pipeline.id = stage.pipeline
             where pipeline.object = 'opportunity' and stage.deleted_at is null
            """;

    private static final String CUSTOMERS =
            """
            create temporary table customer as
            select id, row_number() over (order by id) - 1 as n from t_main.account where deleted_at is null
            """;

    private static final String PEOPLE_OF =
            """
            create temporary table seller as
            select id, department, row_number() over (order by id) - 1 as n
              from t_main."user" where deleted_at is null and department is not null
            """;

    /** Where each deal stands: how far it came, how it ended, and how fast it went. */
    private static final String COURSES =
            """
            create temporary table course as
            select n, uuidv7(opened_at - now()) as id, opened_at, status, seller, customer, amount, source,
                   case status when 'won' then 6 + floor(far * 2) else 1 + floor(far * 5) end as reached,
                   least(pace, (now() - opened_at) / 9) as pace, due
              from (select n, now() - interval '5 years' * ((? - n) / cast(? as float8)) as opened_at,
                           case when n >= ? and random() < ? then 'open' when random() < 0.3 then 'won' else 'lost' end as status,
                           floor(random() * ?) as seller, floor(random() * ?) as customer,
                           round(cast(exp(8 + random() * 6) as numeric), 2) as amount,
                           (array['website', 'exhibition', 'referral', 'advertising', 'cold_call', 'tender', 'partner'])[1 + floor(random() * 7)] as source,
                           random() as far, interval '1 day' * (2 + random() * 25) as pace,
                           cast(now() + interval '1 day' * (random() * 200 - 40) as date) as due
                      from generate_series(0, ? - 1) n) drawn
            """;

    private static final String MOVED =
            """
            insert into t_main.stage_move (object, record, place, pipeline, stage, status, from_stage, entered_at, left_at, logged_at)
            select 'opportunity', course.id, place.at, place.pipeline, place.id, place.outcome,
                   lag(place.id) over way,
                   opened_at + pace * (place.at - 1),
                   case when place.at < reached or status = 'lost' then opened_at + pace * place.at end,
                   opened_at + pace * (place.at - 1)
              from course join place on place.at <= reached
            window way as (partition by course.id order by place.at)
             union all
            select 'opportunity', course.id, place.at + 1, place.pipeline, place.id, 'lost', place.id,
                   opened_at + pace * place.at, null, opened_at + pace * place.at
              from course join place on place.at = reached
             where status = 'lost'
            """;

    private static final String DEALS =
            """
            insert into t_main.opportunity (id, version, name, number, account, amount, pipeline, stage, furthest, status,
                probability, opened_at, stage_entered_at, closed_at, last_activity_at, expected_close, promised_close, slips,
                forecast, source, owner, department, created_at, created_by, updated_at, updated_by)
            select course.id, 1, '商机' || course.n, 'SJ-' || course.n, customer.id,
                   jsonb_build_object('amount', amount, 'currency', 'CNY', 'base', amount),
                   place.pipeline, place.id, place.id, status,
                   case status when 'open' then place.probability when 'won' then 100 else 0 end,
                   opened_at, opened_at + pace * (reached - 1),
                   case status when 'won' then opened_at + pace * 5 when 'lost' then opened_at + pace * reached end,
                   opened_at + pace * (reached - 0.5),
                   case status when 'open' then due else cast(opened_at + pace * 6 as date) end,
                   case status when 'open' then due - 20 * (course.n % 2) else cast(opened_at + pace * 5 as date) end, course.n % 2,
                   case when status <> 'open' then null when reached >= 5 then 'commit' when reached >= 4 then 'best' else 'pipeline' end,
                   source, seller.id, seller.department, opened_at, seller.id, opened_at + pace * reached, seller.id
              from course join place on place.at = reached
              join customer on customer.n = course.customer join seller on seller.n = course.seller
            """;

    private static final String LAST_WEEK =
            """
            with said as (insert into t_main.change_set (at, actor, cause_kind)
                          select now() - interval '6 days' * random(), (select id from seller limit 1), 'screen'
                            from generate_series(1, ?) returning id),
            numbered as (select id, row_number() over (order by id) as n from said)
            insert into t_main.change (set_id, object, record, operation, before)
            select numbered.id, 'opportunity', deal.id, 'u',
                   case deal.n % 3 when 0 then jsonb_build_object('expected_close', deal.expected_close + 30)
                                   when 1 then jsonb_build_object('amount', deal.amount || '{"base": 1000}')
                                   else jsonb_build_object('expected_close', deal.expected_close - 90) end
              from (select id, expected_close, amount, row_number() over (order by stage_entered_at desc, id) as n
                      from t_main.opportunity where status = 'open' limit ?) deal
              join numbered on numbered.n = deal.n
            """;

    private final Connection database;
    private final int accounts;
    private final int open;
    private final int deals;

    SalesBenchDeals(Connection database, int accounts, int open, int moves) {
        this.database = database;
        this.accounts = accounts;
        this.open = open;
        this.deals = Math.max((int) (moves / MOVES), (int) (open / OPEN));
    }

    /** Regions with people in them, who own the deals. */
    void people(ImportBenchVisitor administrator) throws Exception {
        UUID[] regions = new UUID[REGIONS];
        for (int at = 0; at < REGIONS; at++) {
            regions[at] = made(administrator, "/api/records/department", Map.of("name", "区域" + at));
        }
        for (int at = 0; at < PEOPLE; at++) {
            made(
                    administrator,
                    "/api/records/user",
                    Map.of("name", "销售" + at, "department", regions[at % REGIONS].toString()));
        }
    }

    private static UUID made(ImportBenchVisitor visitor, String path, Map<String, ?> values)
            throws Exception {
        return UUID.fromString(visitor.send("POST", path, values).path("id").asString());
    }

    void write() throws SQLException {
        database.setAutoCommit(false);
        run("select setseed(0.25)");
        run(PLACES);
        run(CUSTOMERS);
        run("create index on customer (n)");
        run(PEOPLE_OF);
        run(COURSES, deals, deals, deals - (int) (open / OPEN), OPEN, PEOPLE, accounts, deals);
        run("analyze course");
        run("analyze customer");
        run(MOVED);
        run(DEALS);
        run(LAST_WEEK, CHANGED_LAST_WEEK, CHANGED_LAST_WEEK);
        database.commit();
        database.setAutoCommit(true);
        run("vacuum analyze t_main.opportunity");
        run("vacuum analyze t_main.stage_move");
        run("vacuum analyze t_main.change");
    }

    /** How many deals, open deals and moves there are. */
    List<Long> counted() throws SQLException {
        try (var statement = database.createStatement();
                var counts =
                        statement.executeQuery(
                                """
                                select (select count(*) from t_main.opportunity),
                                       (select count(*) from t_main.opportunity where status = 'open'),
                                       (select count(*) from t_main.stage_move)
                                """)) {
            counts.next();
            return List.of(counts.getLong(1), counts.getLong(2), counts.getLong(3));
        }
    }

    private void run(String words, Object... values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(words)) {
            for (int at = 0; at < values.length; at++) {
                statement.setObject(at + 1, values[at]);
            }
            statement.execute();
        }
    }
}
