package guanlan.domain.matching;

import guanlan.engine.query.Page;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.platform.access.Caller;
import guanlan.platform.jobs.JobHandler;
import guanlan.platform.jobs.JobName;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the index of an object anew, page by page, while people work; a page is one transaction,
 * and after a crash it goes on behind the last.
 */
@Component
class IndexBuild implements JobHandler {
    private final Work work;
    private final MatchProfiles profiles;
    private final MatchIndex index;
    private final Queries queries;
    private final TransactionTemplate transactions;

    IndexBuild(
            Work work,
            MatchProfiles profiles,
            MatchIndex index,
            Queries queries,
            TransactionTemplate transactions) {
        this.work = work;
        this.profiles = profiles;
        this.index = index;
        this.queries = queries;
        this.transactions = transactions;
    }

    @Override
    public JobName name() {
        return Work.BUILD;
    }

    @Override
    public void run(UUID id, String tenant) throws InterruptedException {
        while (Caller.system(tenant).call(() -> step(id))) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    /** One page; tells whether there may be another. */
    private boolean step(UUID job) {
        return Boolean.TRUE.equals(
                transactions.execute(
                        _ -> {
                            work.lock();
                            Optional<Work.Build> build = work.build(job);
                            Optional<Profile> profile =
                                    build.flatMap(known -> profiles.find(known.object()));
                            if (build.isEmpty() || profile.isEmpty()) {
                                return false;
                            }
                            Page page = page(build.get());
                            List<UUID> ids = page.rows().stream().map(Row::id).toList();
                            if (!ids.isEmpty()) {
                                index.indexNew(profile.get(), ids);
                            }
                            work.advance(build.get().object(), ids.size(), page.next());
                            if (page.next() == null) {
                                work.built(build.get().object());
                            }
                            return page.next() != null;
                        }));
    }

    private Page page(Work.Build build) {
        return queries.read(
                Query.of(build.object())
                        .sort("id")
                        .fields(List.of("id"))
                        .limit(Work.CHUNK)
                        .after(build.after()));
    }
}
