package guanlan.engine.query;

/** A value of which the caller is told only a part. */
public record Masked(String text) {}
