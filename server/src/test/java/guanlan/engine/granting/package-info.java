@org.jspecify.annotations.NullMarked
package guanlan.engine.granting;
