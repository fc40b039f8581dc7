package guanlan.domain.projects;

import guanlan.platform.access.Caller;
import guanlan.platform.database.CompanySql;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Repository;

/** Milestones as the table has them, with all rights: the order of a plan holds for everybody. */
@Repository
class MilestoneStore {
    private static final String LINKS =
            """
            select l.record, l.target
              from record_link l
              join milestone m on m.id = l.record and m.deleted_at is null
             where l.relation = 'milestone.after' and m.project = any (cast(? as uuid[]))
             order by l.record, l.position
            """;

    private static final String PROJECTS =
            "select id, project from milestone where id = any (cast(? as uuid[])) and deleted_at is null";

    /** One statement, which locks by ids in turn as the pipeline does. */
    private static final String FOLLOW =
            """
            with touched (id) as (select unnest(cast(? as uuid[]))),
            meant (id) as (
                select id from touched
                union
                select l.record from record_link l join touched t on t.id = l.target where l.relation = 'milestone.after'),
            known (id, ready_on) as (
                select n.id, max(case when p.state = 'done' then coalesce(p.done_on, p.due) else p.due end)
                  from meant n
                  left join record_link l on l.record = n.id and l.relation = 'milestone.after'
                  left join milestone p on p.id = l.target and p.deleted_at is null and p.state is distinct from 'dropped'
                 group by n.id),
            locked (id, ready_on, clashes_at) as (
                select m.id, k.ready_on,
                       case when k.ready_on > m.due and coalesce(m.state, 'planned') in ('planned', 'running')
                            then case when m.clashes_at is null or k.ready_on > m.ready_on
                                      then cast(? as timestamptz) else m.clashes_at end
                       end
                  from milestone m join known k on k.id = m.id
                 order by m.id for update of m)
            update milestone m set ready_on = l.ready_on, clashes_at = l.clashes_at
              from locked l
             where m.id = l.id and (m.ready_on, m.clashes_at) is distinct from (l.ready_on, l.clashes_at)
            returning m.id
            """;

    private final CompanySql sql;

    MilestoneStore(CompanySql sql) {
        this.sql = sql;
    }

    /**
     * Two that each close half of a circle would not see each other; until the transaction ends.
     */
    void alone() {
        sql.run(
                jdbc ->
                        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                                .param("milestones of " + Caller.current().tenant())
                                .query((_, _) -> true)
                                .single());
    }

    private record Link(UUID milestone, UUID before) {}

    /**
     * Which milestones each of some projects comes after, in their order. Those in the bin come
     * after none, but may come back to where they stood.
     */
    Map<UUID, List<UUID>> before(Collection<UUID> projects) {
        List<Link> links =
                sql.run(
                        jdbc ->
                                jdbc.sql(LINKS)
                                        .param(CompanySql.ids(projects))
                                        .query(
                                                (row, _) ->
                                                        new Link(
                                                                row.getObject("record", UUID.class),
                                                                row.getObject(
                                                                        "target", UUID.class)))
                                        .list());
        Map<UUID, List<UUID>> before = new HashMap<>();
        for (Link link : links) {
            before.merge(link.milestone(), List.of(link.before()), MilestoneStore::joined);
        }
        return before;
    }

    private static List<UUID> joined(List<UUID> some, List<UUID> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** The project of each that is in use. */
    Map<UUID, UUID> projects(Collection<UUID> milestones) {
        Map<UUID, UUID> projects = new HashMap<>();
        sql.run(
                        jdbc ->
                                jdbc.sql(PROJECTS)
                                        .param(CompanySql.ids(milestones))
                                        .query(
                                                (row, _) ->
                                                        Map.entry(
                                                                row.getObject("id", UUID.class),
                                                                row.getObject(
                                                                        "project", UUID.class)))
                                        .list())
                .forEach(each -> projects.put(each.getKey(), each.getValue()));
        return projects;
    }

    /**
     * Looks again at milestones of which something changed, and at those that follow them.
     *
     * @return those of which something else is known now
     */
    List<UUID> follow(Collection<UUID> touched, Instant now) {
        return sql.run(
                jdbc ->
                        jdbc.sql(FOLLOW)
                                .param(CompanySql.ids(touched))
                                .param(now.atOffset(ZoneOffset.UTC))
                                .query(UUID.class)
                                .list());
    }
}
