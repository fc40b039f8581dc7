import type { Field } from "@/lib/api/types";
import { isComplete, kindOf, type Clause, type Fields } from "./clause";

/** Clauses as CEL, joined by "and". Incomplete clauses and unknown fields are left out. */
export function toCel(clauses: Clause[], fields: Fields): string {
  const parts: string[] = [];
  for (const clause of clauses) {
    const field = fields.get(clause.field);
    if (field && isComplete(clause)) parts.push(condition(clause, field));
  }
  return parts.join(" && ");
}

const comparisons = { is: "==", isNot: "!=", more: ">", atLeast: ">=", less: "<", atMost: "<=" } as const;

function condition({ operator, values }: Clause, field: Field): string {
  const { name } = field;
  if (kindOf(field) === "list" && (operator === "oneOf" || operator === "noneOf")) return membership(operator, values, field);
  const [first = "", second = ""] = values;
  switch (operator) {
    case "empty": return `empty(${name})`;
    case "filled": return `!empty(${name})`;
    case "isMe": return `${name} == me()`;
    case "contains": return `contains(${name}, ${JSON.stringify(first)})`;
    case "starts": return `startsWith(${name}, ${JSON.stringify(first)})`;
    case "oneOf": return values.length === 1 ? `${name} == ${literal(first, field)}` : `${name} in [${list(values, field)}]`;
    case "noneOf": return values.length === 1 ? `${name} != ${literal(first, field)}` : `!(${name} in [${list(values, field)}])`;
    case "between": return `${name} >= ${literal(first, field)} && ${name} <= ${literal(second, field)}`;
    default: return `${name} ${comparisons[operator]} ${literal(first, field)}`;
  }
}

/** Several values in one field: each is asked for by itself. */
function membership(operator: "oneOf" | "noneOf", values: string[], { name }: Field): string {
  const asked = values.map((value) => `${JSON.stringify(value)} in ${name}`).join(" || ");
  return operator === "oneOf" ? `(${asked})` : `!(${asked})`;
}

function list(values: string[], field: Field): string {
  return values.map((value) => literal(value, field)).join(", ");
}

/** CEL is typed: whole numbers have no point, others always have one, days and times name their type. */
export function literal(value: string, field: Field): string {
  switch (kindOf(field)) {
    case "whole": return String(Math.trunc(Number(value)));
    case "decimal": return withPoint(value);
    case "yesno": return value === "true" ? "true" : "false";
    case "date": return `date(${JSON.stringify(value)})`;
    case "datetime": return `timestamp(${JSON.stringify(value)})`;
    default: return JSON.stringify(value);
  }
}

function withPoint(value: string): string {
  const plain = String(Number(value));
  return /[.e]/.test(plain) ? plain : `${plain}.0`;
}
