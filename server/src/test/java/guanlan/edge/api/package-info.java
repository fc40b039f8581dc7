@org.jspecify.annotations.NullMarked
package guanlan.edge.api;
