package guanlan.edge.api;

import guanlan.platform.problems.Code;

/** What goes wrong before any module has been asked. */
enum ApiProblem implements Code {
    /** Our fault; the trace id finds it in the log. */
    UNEXPECTED("problem.unexpected", 500),
    /** Parameters {@code line}, {@code column}. */
    UNREADABLE("request.unreadable", 400),
    /** The body is missing where one is needed. */
    EMPTY("request.empty", 400),
    MALFORMED("request.malformed", 400),
    /** Carries findings by field. */
    INVALID("request.invalid", 422),
    REQUIRED("request.required", 422),
    /** Parameters {@code min}, {@code max}. */
    LENGTH("request.length", 422),
    VALUE("request.value", 422),
    /** Parameter {@code name}. */
    PARAMETER("request.parameter", 400),
    FORGED("request.forged", 403),
    ABSENT("api.absent", 404),
    /** Parameter {@code allowed}. */
    METHOD("api.method", 405),
    /** Parameter {@code supported}. */
    NOT_ACCEPTABLE("api.acceptable", 406),
    /** Parameter {@code supported}. */
    MEDIA("api.media", 415),
    /** Parameters {@code most}, {@code rows}. */
    TOO_MANY_ROWS("batch.too_many_rows", 413),
    /** Parameter {@code limit}. */
    TOO_LARGE("upload.large", 413),
    /** A text holds what cannot be kept. */
    CHARACTER("request.character", 422),
    /** Parameter {@code limit}. */
    BODY_LARGE("request.large", 413),
    /** Parameter {@code seconds}. */
    LIMITED("request.limited", 429),
    /** As many look on as the node has room for. */
    STREAMS("request.streams", 503),
    /** Parameter {@code seconds}: the day's share is used up. */
    QUOTA("request.quota", 429),
    /** It was given up: the database took too long. */
    SLOW("request.slow", 503);

    private final String key;
    private final int status;

    ApiProblem(String key, int status) {
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
