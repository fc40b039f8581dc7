import { asNamed, asReference, isBlank } from "@/fields/kind";

/** How a value is written to the server: references by id, blanks as null. */
export function writable(value: unknown): unknown {
  if (isBlank(value)) return null;
  if (Array.isArray(value)) return value.map(writable);
  const named = asNamed(value);
  if (named) return `${named.object}/${named.id}`;
  return asReference(value)?.id ?? value;
}

export function sameValue(left: unknown, right: unknown): boolean {
  return JSON.stringify(writable(left)) === JSON.stringify(writable(right));
}
