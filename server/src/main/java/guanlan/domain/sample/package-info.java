/**
 * A company to look at: a maker of machine parts with its departments, people, customers and their
 * contacts, all invented, the same at every install.
 */
@NullMarked
package guanlan.domain.sample;

import org.jspecify.annotations.NullMarked;
