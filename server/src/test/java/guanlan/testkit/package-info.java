/** What the tests of every module share: a real PostgreSQL, builders, hand-written fakes. */
@NullMarked
package guanlan.testkit;

import org.jspecify.annotations.NullMarked;
