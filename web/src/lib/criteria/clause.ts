import type { CriteriaKind, Field } from "@/lib/api/types";

/** One condition of a filter as a person builds it; values are the texts of the literals. */
export interface Clause {
  field: string;
  operator: Operator;
  values: string[];
}

export const operators = [
  "is", "isNot", "contains", "starts", "oneOf", "noneOf", "more", "atLeast", "less", "atMost", "between", "isMe", "empty", "filled",
] as const;
export type Operator = (typeof operators)[number];

const kinds: Record<string, CriteriaKind> = {
  whole: "whole", decimal: "decimal", money: "decimal", percent: "decimal", yesno: "yesno", date: "date", datetime: "datetime", select: "choice", reference: "reference",
};

/** As the server says; an older one says nothing, but has no other types than these. */
export function kindOf(field: Field): CriteriaKind {
  return field.kind ?? kinds[field.type] ?? "text";
}

/** How many values an operator asks for before it means anything. */
export function valuesNeeded(operator: Operator): number {
  if (operator === "empty" || operator === "filled" || operator === "isMe") return 0;
  return operator === "between" ? 2 : 1;
}

export function isComplete(clause: Clause): boolean {
  const given = clause.values.filter((value) => value !== "").length;
  return given >= valuesNeeded(clause.operator);
}

export type Fields = Map<string, Field>;

export function byName(fields: Field[]): Fields {
  return new Map(fields.map((field) => [field.name, field]));
}
