import { asReference, asText } from "@/fields/kind";
import type { Field, ObjectDefinition } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";

const usual = ["owner", "department", "source", "product", "account", "level"];

/** What a board can be cut into lanes by: whose it is, where it comes from, what it is about. */
export const laneFields = (definition: ObjectDefinition, columns: Field): Field[] =>
  usual.flatMap((name) => definition.fields.find((field) => field.name === name && field.name !== columns.name && (field.type === "reference" || field.type === "select")) ?? []);

/** A value of a group as it comes: a reference, a choice, or nothing. */
export const laneKey = (value: unknown): string => asReference(value)?.id ?? asText(value);

export function laneTitle(field: Field, value: unknown): string | undefined {
  if (laneKey(value) === "") return undefined;
  const reference = asReference(value);
  if (reference) return reference.title || reference.id;
  const choice = field.choices?.find((one) => one.value === value);
  return choice ? say(choice.label) : asText(value);
}

/** The cards of a lane; without a value: those that have none. */
export function laneCriteria(field: Field, value: unknown): string {
  const name = field.criteria ?? field.name;
  const key = laneKey(value);
  return key === "" ? `empty(${name})` : `${name} == ${JSON.stringify(key)}`;
}
