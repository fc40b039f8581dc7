/**
 * Files that people bring or take away, kept as they are: a port, with the data folder as the
 * default. A file belongs to the caller's company, and nobody else's caller can reach it.
 */
@NullMarked
package guanlan.platform.files;

import org.jspecify.annotations.NullMarked;
