package guanlan.platform.identity;

/** A session whose owner showed his password and still owes something. */
public record Waiting(String key, Credential credential, Need need) {}
