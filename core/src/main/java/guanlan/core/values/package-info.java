/**
 * What people write and what is meant: amounts, days, phones, addresses of mail and web, credit
 * codes. Each reader takes the text as typed, in Chinese or English habit, and gives the one normal
 * form, or nothing when it is not one.
 */
@NullMarked
package guanlan.core.values;

import org.jspecify.annotations.NullMarked;
