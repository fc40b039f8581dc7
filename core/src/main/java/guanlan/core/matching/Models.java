package guanlan.core.matching;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The models that come with the product. {@link #PAIRS} reads the general numbers of a {@link
 * Comparison} and so judges any table; it is learned from public pairs and invented records, never
 * from a customer's. {@link #NAMES} ranks legal names for an alias.
 */
public final class Models {
    public static final PairModel PAIRS = read("pairs.model");
    static final PairModel NAMES = read("names.model");

    private Models() {}

    private static PairModel read(String file) {
        InputStream stream = Objects.requireNonNull(Models.class.getResourceAsStream(file));
        try (var reader =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            List<String> lines = reader.lines().toList();
            return PairModel.read(lines);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
