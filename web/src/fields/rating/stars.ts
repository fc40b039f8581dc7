import type { Field } from "@/lib/api/types";

export function mostOf(field: Field): number {
  return typeof field.most === "number" ? field.most : 5;
}

/** One to the most. */
export function steps(field: Field): number[] {
  return Array.from({ length: mostOf(field) }, (_, at) => at + 1);
}
