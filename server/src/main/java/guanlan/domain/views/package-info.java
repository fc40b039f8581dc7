/**
 * Views that lists are looked at by: those of the company, which are part of the definition, those
 * that a person keeps for himself, and with which of them he begins.
 */
@NullMarked
package guanlan.domain.views;

import org.jspecify.annotations.NullMarked;
