@org.jspecify.annotations.NullMarked
package guanlan.app;
