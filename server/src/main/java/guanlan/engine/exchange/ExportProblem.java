package guanlan.engine.exchange;

import guanlan.platform.problems.Code;

/** Why an export is not made or not given. */
public enum ExportProblem implements Code {
    ABSENT("export.absent", 404),
    STATE("export.state", 409),
    GONE("export.gone", 410),
    BUSY("export.busy", 429),
    TOO_MANY_ROWS("export.too_many_rows", 422),
    TOO_MANY_FIELDS("export.too_many_fields", 422),
    FAILED("export.failed", 500);

    private final String key;
    private final int status;

    ExportProblem(String key, int status) {
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
