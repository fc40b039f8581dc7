/**
 * What objects there are: a page of YAML each, from which table, API, screens, import, search and
 * history follow. This package reads the definitions, knows the field types and lays the tables out
 * in each company's schema.
 */
@NullMarked
package guanlan.engine.schema;

import org.jspecify.annotations.NullMarked;
