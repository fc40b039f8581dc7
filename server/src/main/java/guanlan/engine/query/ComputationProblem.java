package guanlan.engine.query;

import guanlan.platform.problems.Code;

/** What can be wrong with the definition of a computed field, beside its CEL. */
public enum ComputationProblem implements Code {
    IN_CIRCLE("computed.in_circle", 422),
    OTHER_KIND("computed.other_kind", 422),
    NO_WAY("computed.no_way", 422);

    private final String key;
    private final int status;

    ComputationProblem(String key, int status) {
        this.key = key;
        this.status = status;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public int status() {
        return status;
    }
}
