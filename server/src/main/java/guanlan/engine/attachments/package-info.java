/**
 * Files of records: whose each is, and where its content lies. An upload belongs to who brought it
 * until a record takes it; from then on it is reached only through that record.
 */
@NullMarked
package guanlan.engine.attachments;

import org.jspecify.annotations.NullMarked;
