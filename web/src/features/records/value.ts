import { asReference, isBlank } from "@/fields/kind";

/** How a value is written to the server: references by id, blanks as null. */
export function writable(value: unknown): unknown {
  if (isBlank(value)) return null;
  return asReference(value)?.id ?? value;
}

export function sameValue(left: unknown, right: unknown): boolean {
  return writable(left) === writable(right);
}
