package guanlan.bench;

import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;

/**
 * How fast a large company's records are listed, searched, added up and written through the API.
 * Beside it the SQL that somebody would write by hand, on the same server and the same table.
 */
final class RecordsBench implements Bench {
    private final int rows;

    RecordsBench(int rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return "records";
    }

    @Override
    public List<Figure> run(Product product) throws Exception {
        ImportBenchVisitor visitor = LoadedCompany.in(product, rows);
        List<Figure> figures = new ArrayList<>();
        try (var database = DriverManager.getConnection(product.postgres().url())) {
            figures.addAll(new RecordsBenchReads(visitor, database, rows).figures());
        }
        figures.addAll(new RecordsBenchWrites(visitor, product.postgres().url(), rows).figures());
        return figures;
    }
}
