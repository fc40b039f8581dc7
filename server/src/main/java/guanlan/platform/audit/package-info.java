/**
 * The audit trail: who saw, took away, allowed, changed or was refused what, beside the change log,
 * which tells what was written. {@link guanlan.platform.audit.AuditTrail#note} is the one way in;
 * entries are sealed in batches into a signed chain, so that a changed, removed or inserted one is
 * found ({@link guanlan.platform.audit.Verification}).
 */
@NullMarked
package guanlan.platform.audit;

import org.jspecify.annotations.NullMarked;
