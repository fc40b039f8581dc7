@org.jspecify.annotations.NullMarked
package guanlan.platform.access;
