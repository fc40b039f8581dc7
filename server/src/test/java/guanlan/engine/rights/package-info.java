@org.jspecify.annotations.NullMarked
package guanlan.engine.rights;
