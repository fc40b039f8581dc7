/**
 * The database: our own PostgreSQL under the data folder, or one that the operator names, with its
 * schemas brought up to date before anyone asks. Everything else in the product sees a {@code
 * DataSource} and {@link guanlan.platform.database.Tenants}.
 */
@NullMarked
package guanlan.platform.database;

import org.jspecify.annotations.NullMarked;
