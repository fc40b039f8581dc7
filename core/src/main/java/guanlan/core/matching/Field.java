package guanlan.core.matching;

/** A column that takes part in matching. */
public record Field(String name, Kind kind) {}
