import { kindOf, type Clause, type Fields, type Operator } from "./clause";

/**
 * Reads back what the filter bar writes. Criteria written elsewhere (a view, a link) may say more than chips can show;
 * for those the answer is undefined and the bar shows the text as it is.
 */
export function fromCel(where: string, fields: Fields): Clause[] | undefined {
  if (where.trim() === "") return [];
  const clauses: Clause[] = [];
  for (const part of conjuncts(where)) {
    const clause = membershipOf(part.trim()) ?? clauseOf(part.trim());
    const field = clause && fields.get(clause.field);
    if (!clause || !field) return undefined;
    clauses.push(["choice", "reference"].includes(kindOf(field)) ? asChoice(clause) : clause);
  }
  return mergeRanges(clauses);
}

const text = String.raw`"(?:[^"\\]|\\.)*"`;
const value = String.raw`(?:${text}|-?[\d.]+(?:e[+-]?\d+)?|true|false|(?:date|timestamp)\(${text}\))`;
const word = String.raw`[a-z_]\w*`;
const name = `(${word})`;

const forms: [RegExp, (match: string[]) => Clause][] = [
  [new RegExp(`^empty\\(${name}\\)$`), ([, field = ""]) => ({ field, operator: "empty", values: [] })],
  [new RegExp(`^!empty\\(${name}\\)$`), ([, field = ""]) => ({ field, operator: "filled", values: [] })],
  [new RegExp(`^${name} == me\\(\\)$`), ([, field = ""]) => ({ field, operator: "isMe", values: [] })],
  [new RegExp(`^contains\\(${name}, (${text})\\)$`), ([, field = "", given = ""]) => ({ field, operator: "contains", values: [plain(given)] })],
  [new RegExp(`^startsWith\\(${name}, (${text})\\)$`), ([, field = "", given = ""]) => ({ field, operator: "starts", values: [plain(given)] })],
  [new RegExp(`^${name} in \\[(.*)\\]$`), ([, field = "", given = ""]) => ({ field, operator: "oneOf", values: values(given) })],
  [new RegExp(`^!\\(${name} in \\[(.*)\\]\\)$`), ([, field = "", given = ""]) => ({ field, operator: "noneOf", values: values(given) })],
  [new RegExp(`^${name} (==|!=|>=|<=|>|<) (${value})$`), ([, field = "", sign = "", given = ""]) => ({ field, operator: signs[sign] ?? "is", values: [plain(given)] })],
];

const signs: Record<string, Operator> = { "==": "is", "!=": "isNot", ">": "more", ">=": "atLeast", "<": "less", "<=": "atMost" };

/** `("a" in f || "b" in f)`, or the opposite: one field that holds several values. */
function membershipOf(part: string): Clause | undefined {
  const match = new RegExp(`^(!?)\\(((?:${text} in ${word}(?: \\|\\| )?)+)\\)$`).exec(part);
  const asked = [...(match?.[2] ?? "").matchAll(new RegExp(`(${text}) in (${word})`, "g"))];
  const field = asked[0]?.[2];
  if (!match || field === undefined || asked.some((one) => one[2] !== field)) return undefined;
  return { field, operator: match[1] === "!" ? "noneOf" : "oneOf", values: asked.map((one) => plain(one[1] ?? "")) };
}

function clauseOf(part: string): Clause | undefined {
  for (const [form, build] of forms) {
    const match = form.exec(part);
    if (match) return build([...match]);
  }
  return undefined;
}

/** Splits at `&&` outside of strings and brackets. */
function conjuncts(where: string): string[] {
  const tokens = where.match(new RegExp(`${text}|&&|[^"&]+|.`, "gs")) ?? [];
  const parts = [""];
  for (const token of tokens) {
    if (token === "&&") parts.push("");
    else parts[parts.length - 1] += token;
  }
  return parts;
}

function values(listed: string): string[] {
  return (listed.match(new RegExp(value, "g")) ?? []).map(plain);
}

function plain(literal: string): string {
  const inner = /^(?:date|timestamp)\((.*)\)$/.exec(literal)?.[1] ?? literal;
  if (inner.startsWith('"')) return String(JSON.parse(inner));
  return /^-?[\d.]+(e[+-]?\d+)?$/.test(inner) ? String(Number(inner)) : inner;
}

function asChoice(clause: Clause): Clause {
  if (clause.operator === "is") return { ...clause, operator: "oneOf" };
  return clause.operator === "isNot" ? { ...clause, operator: "noneOf" } : clause;
}

/** `f >= a && f <= b` was written by one chip and is read as one. */
function mergeRanges(clauses: Clause[]): Clause[] {
  const merged: Clause[] = [];
  for (const clause of clauses) {
    const before = merged.at(-1);
    if (before?.operator === "atLeast" && clause.operator === "atMost" && before.field === clause.field) {
      merged[merged.length - 1] = { field: clause.field, operator: "between", values: [...before.values, ...clause.values] };
    } else {
      merged.push(clause);
    }
  }
  return merged;
}
