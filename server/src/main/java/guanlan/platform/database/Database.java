package guanlan.platform.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a database is and as whom to enter it. Its text never shows the password. */
public record Database(String url, @Nullable String user, @Nullable String password) {
    private static final String SCHEME = "jdbc:postgresql:";

    /**
     * Reads both habits of writing it: {@code jdbc:postgresql://host:5432/name?user=u&password=p}
     * and {@code postgresql://u:p@host:5432/name}.
     */
    public static Database parse(String text) {
        var plain = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
        if (!plain.startsWith("postgresql://") && !plain.startsWith("postgres://")) {
            throw unreadable(null);
        }
        try {
            return parse(URI.create(plain));
        } catch (IllegalArgumentException e) {
            throw unreadable(e);
        }
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    @Override
    public String toString() {
        return "Database[" + url + "]";
    }

    private static Database parse(URI uri) {
        if (uri.getHost() == null || uri.getPath().length() < 2) {
            throw unreadable(null);
        }
        String user = null;
        String password = null;
        if (uri.getRawUserInfo() != null) {
            var parts = uri.getRawUserInfo().split(":", 2);
            user = decoded(parts[0]);
            password = parts.length > 1 ? decoded(parts[1]) : null;
        }
        var options = new ArrayList<String>();
        for (var option : options(uri)) {
            switch (option) {
                case String o when o.startsWith("user=") -> user = decoded(o.substring(5));
                case String o when o.startsWith("password=") -> password = decoded(o.substring(9));
                default -> options.add(option);
            }
        }
        var port = uri.getPort() < 0 ? 5432 : uri.getPort();
        var query = options.isEmpty() ? "" : "?" + String.join("&", options);
        return new Database(
                SCHEME + "//" + uri.getHost() + ":" + port + uri.getRawPath() + query,
                user,
                password);
    }

    private static List<String> options(URI uri) {
        return uri.getRawQuery() == null ? List.of() : List.of(uri.getRawQuery().split("&"));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static StartRefused unreadable(@Nullable Exception cause) {
        var sentence =
                "GUANLAN_DATABASE_URL is not an address of a PostgreSQL database: write it like postgresql://user:password@host:5432/guanlan.";
        return cause == null ? new StartRefused(sentence) : new StartRefused(sentence, cause);
    }
}
