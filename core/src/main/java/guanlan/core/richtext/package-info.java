/**
 * Text with a form: paragraphs, headings, lists, quotes, code, links. A document is made of known
 * parts only, so nothing in it can run.
 */
@NullMarked
package guanlan.core.richtext;

import org.jspecify.annotations.NullMarked;
