/**
 * Roles, grants and shares, compiled into the one Permit that every path to a record is built from.
 * They are records of internal objects, so the change log is their history.
 */
@NullMarked
package guanlan.engine.rights;

import org.jspecify.annotations.NullMarked;
