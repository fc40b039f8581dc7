package guanlan.domain.performance;

import guanlan.domain.sales.Deals;
import guanlan.domain.sales.SalesProblem;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Surveys;
import guanlan.engine.schema.Schemas;
import guanlan.platform.problems.Problem;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts how selling goes, when it is asked and from one state of the database: nothing is kept
 * beside the records that could be stale.
 */
@Component
public class Performances {
    private final Surveys surveys;
    private final Schemas schemas;
    private final Queries queries;
    private final InstantSource clock;
    private final TransactionTemplate reading;

    Performances(
            Surveys surveys,
            Schemas schemas,
            Queries queries,
            InstantSource clock,
            TransactionTemplate transactions) {
        this.surveys = surveys;
        this.schemas = schemas;
        this.queries = queries;
        this.clock = clock;
        this.reading =
                new TransactionTemplate(
                        Objects.requireNonNull(transactions.getTransactionManager()));
        this.reading.setReadOnly(true);
        this.reading.setIsolationLevel(TransactionTemplate.ISOLATION_REPEATABLE_READ);
    }

    public Performance of(Asked asked) {
        if (!Deals.MODELS.contains(asked.deals())) {
            throw new Problem(SalesProblem.NO_DEALS, Map.of("object", asked.deals().value()));
        }
        return Objects.requireNonNull(reading.execute(_ -> told(asked)));
    }

    private Performance told(Asked asked) {
        var sheet = new Sheet(asked, new Survey(asked, surveys, clock.instant()));
        return sheet.told(new GroupTitles(schemas.require(asked.deals()), queries));
    }
}
