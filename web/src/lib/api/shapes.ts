import type { components } from "./schema";

/** A shape of the interface as the server itself describes it; what is said more narrowly than it can be described is said where it is used. */
export type Shape<Name extends keyof components["schemas"]> = components["schemas"][Name];
