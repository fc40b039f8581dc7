package guanlan.platform.problems;

import java.util.List;
import java.util.Map;

/**
 * A broken contract: the caller asked for what cannot be done. Mapped once, at the HTTP border, to
 * RFC 9457.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Code code;
    private final transient Map<String, ?> params;
    private final transient List<Finding> findings;

    public Problem(Code code) {
        this(code, Map.of(), List.of());
    }

    public Problem(Code code, Map<String, ?> params) {
        this(code, params, List.of());
    }

    public Problem(Code code, Map<String, ?> params, List<Finding> findings) {
        super(code.key() + " " + params.keySet());
        this.code = code;
        this.params = Map.copyOf(params);
        this.findings = List.copyOf(findings);
    }

    public Code code() {
        return code;
    }

    public Map<String, ?> params() {
        return params;
    }

    public List<Finding> findings() {
        return findings;
    }
}
