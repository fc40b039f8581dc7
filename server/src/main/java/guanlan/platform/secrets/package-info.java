/**
 * Texts that nobody may read who only has the database: sealed with a key that is kept outside of
 * it. A sealed text carries the id of its key, so that keys can change while old texts still open.
 */
@NullMarked
package guanlan.platform.secrets;

import org.jspecify.annotations.NullMarked;
