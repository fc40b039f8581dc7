@org.jspecify.annotations.NullMarked
package guanlan.platform.jobs;
