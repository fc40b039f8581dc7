/**
 * Files in and out: a table read from a file row by row, its columns guessed, its rows written
 * through the one pipeline by a job that survives a crash, and the whole taken back on demand.
 *
 * <p>Delimited text is read by a reader of our own: people send files with broken quotes, and a
 * strict reader swallows the rest of the file behind one of them. Every physical row is accounted
 * for: created + updated + unchanged + skipped + rejected = read.
 */
@NullMarked
package guanlan.engine.exchange;

import org.jspecify.annotations.NullMarked;
