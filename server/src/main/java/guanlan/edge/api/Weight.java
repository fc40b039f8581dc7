package guanlan.edge.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.util.unit.DataSize;

/** What a request costs, told by its path, and so how much it may bring. */
enum Weight {
    USUAL,
    /** Reads or writes much. */
    HEAVY,
    /** Brings many records. */
    BATCH,
    /** Brings a file; the container limits it as it arrives. */
    UPLOAD;

    private static final int MORE = 4;
    private static final Pattern FILES = Pattern.compile("/api/(imports|files)/?");
    private static final Pattern BATCHES = Pattern.compile("/api/records/[^/]+/batch/?");
    private static final Pattern EXPORTS = Pattern.compile("/api/exports/?");
    private static final Pattern MUCH =
            Pattern.compile(
                    "/api/records/[^/]+/(aggregate|mass|values/[^/]+)/?"
                            + "|/api/(imports/template|imports/[^/]+/(run|rejected|left-out|effects)"
                            + "|exports/[^/]+/file|mass/[^/]+/(rejected|effects)|audit/export|audit/chain/check"
                            + "|roles/[^/]+/preview)/?");

    static Weight of(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean post = request.getMethod().equals("POST");
        if (post && FILES.matcher(path).matches()) {
            return UPLOAD;
        }
        if (post && BATCHES.matcher(path).matches()) {
            return BATCH;
        }
        if (post && EXPORTS.matcher(path).matches()) {
            return HEAVY;
        }
        return MUCH.matcher(path).matches() ? HEAVY : USUAL;
    }

    boolean isHeavy() {
        return this != USUAL;
    }

    /** How long one statement may take; what brings much may take as long as it takes. */
    Duration patience(LimitSettings limits) {
        return switch (this) {
            case USUAL -> limits.statement();
            case HEAVY -> limits.statement().multipliedBy(MORE);
            case BATCH, UPLOAD -> Duration.ofHours(1);
        };
    }

    /** Long.MAX_VALUE bytes: not here. */
    DataSize most(LimitSettings limits) {
        return switch (this) {
            case USUAL, HEAVY -> limits.body();
            case BATCH -> limits.batch();
            case UPLOAD -> DataSize.ofBytes(Long.MAX_VALUE);
        };
    }
}
