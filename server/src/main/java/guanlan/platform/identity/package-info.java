/**
 * Who someone is: sign-in, sessions, passwords and the first administrator. A person is a record of
 * the object {@code user} in his company's schema; here is kept only what opens the door. Nothing
 * below or beside knows the engine, so whoever keeps people's records listens to {@link
 * guanlan.platform.identity.PersonJoined} and {@link guanlan.platform.identity.PersonRenamed}.
 */
@NullMarked
package guanlan.platform.identity;

import org.jspecify.annotations.NullMarked;
