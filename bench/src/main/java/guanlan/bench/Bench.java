package guanlan.bench;

import java.util.List;

/** One thing that is measured. */
interface Bench {

    /** What is typed after {@code ./guanlan bench}. */
    String name();

    List<Figure> run(Product product) throws Exception;
}
