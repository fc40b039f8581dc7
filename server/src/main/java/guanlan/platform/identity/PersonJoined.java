package guanlan.platform.identity;

import java.util.Locale;
import java.util.UUID;

/**
 * Somebody can sign in for the first time. Published inside the transaction that made his
 * credential, with {@code Caller.system(tenant)} bound: a plain {@code @EventListener} writes the
 * person's record with the id {@code user} in that same transaction, and its failure undoes the
 * credential.
 *
 * @param known there is such a record already
 */
public record PersonJoined(
        UUID user, String tenant, String name, Login login, Locale locale, boolean known) {}
