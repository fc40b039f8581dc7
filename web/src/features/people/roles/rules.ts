import { rights, type FieldRule, type ObjectRule, type ObjectRules, type Right, type Scope } from "@/lib/api/access";

/** What counts for an object that a role does not name. */
export const others = "*";
export const nothing: ObjectRule = { rights: [] };

/** What a role says of an object, by name or as one of the others; of some objects only by name. */
export const ruleOf = (objects: ObjectRules, object: string, named: string[] = []): ObjectRule => objects[object] ?? (named.includes(object) ? nothing : (objects[others] ?? nothing));

export type Cell = "given" | "denied" | "no";

export function cellOf(rule: ObjectRule, right: Right): Cell {
  if (rule.denied?.includes(right)) return "denied";
  return rule.rights.includes(right) ? "given" : "no";
}

/** The next state of a cell when it is pressed: given, not given, refused whatever other roles give. */
export function turned(rule: ObjectRule, right: Right): ObjectRule {
  const now = cellOf(rule, right);
  return put(rule, right, now === "no" ? "given" : now === "given" ? "denied" : "no");
}

export function put(rule: ObjectRule, right: Right, cell: Cell): ObjectRule {
  const given = new Set(rule.rights.filter((one) => one !== right));
  const denied = new Set((rule.denied ?? []).filter((one) => one !== right));
  if (cell === "given") {
    given.add(right);
    // Nothing can be done with what is not seen.
    if (right !== "see" && right !== "create" && right !== "import") given.add("see");
  }
  if (cell === "denied") denied.add(right);
  if (right === "see" && cell !== "given") for (const one of ["edit", "delete", "export", "mass_edit", "merge", "transfer"] as const) given.delete(one);
  const { denied: _, ...rest } = rule;
  return { ...rest, rights: rights.filter((one) => given.has(one)), ...(denied.size > 0 ? { denied: rights.filter((one) => denied.has(one)) } : {}) };
}

export function withField(rule: ObjectRule, field: string, said: FieldRule | undefined): ObjectRule {
  const { [field]: _, ...fields } = rule.fields ?? {};
  if (said) fields[field] = said;
  const { fields: __, ...rest } = rule;
  return Object.keys(fields).length > 0 ? { ...rest, fields } : rest;
}

/** Without what goes without saying, so that equal rules look equal. */
export function tidy(rule: ObjectRule): ObjectRule {
  const { denied, change, fields, see, ...rest } = rule;
  return {
    ...rest,
    rights: rights.filter((one) => rest.rights.includes(one)),
    ...(denied && denied.length > 0 ? { denied: rights.filter((one) => denied.includes(one)) } : {}),
    see: see ?? { kind: "all" },
    ...(change && !sameScope(change, see) ? { change } : {}),
    ...(fields && Object.keys(fields).length > 0 ? { fields: Object.fromEntries(Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1))) } : {}),
  };
}

export const tidied = (rules: ObjectRules): ObjectRules => Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, tidy(rule)]));

const sameScope = (one: Scope, other: Scope | undefined): boolean => one.kind === (other?.kind ?? "all") && (one.where ?? "") === (other?.where ?? "");
export const same = (one: ObjectRule, other: ObjectRule): boolean => JSON.stringify(tidy(one)) === JSON.stringify(tidy(other));
export const sameRules = (one: ObjectRules, other: ObjectRules): boolean => {
  const names = Object.keys({ ...one, ...other });
  return names.every((name) => { const [a, b] = [one[name], other[name]]; return a !== undefined && b !== undefined && same(a, b); });
};

/** One thing in which two roles differ, told in the words of the role editor. */
export interface Difference {
  object: string;
  kind: "right" | "see" | "change" | "field";
  what: string;
  before: unknown;
  after: unknown;
}

export function differences(before: ObjectRules, after: ObjectRules, objects: string[], named: string[] = []): Difference[] {
  return objects.flatMap((object) => {
    const [one, two] = [tidy(ruleOf(before, object, named)), tidy(ruleOf(after, object, named))];
    const found: Difference[] = rights.filter((right) => cellOf(one, right) !== cellOf(two, right)).map((right) => ({ object, kind: "right" as const, what: right, before: cellOf(one, right), after: cellOf(two, right) }));
    if (!sameScope(one.see ?? { kind: "all" }, two.see)) found.push({ object, kind: "see", what: "see", before: one.see, after: two.see });
    const [changeOne, changeTwo] = [one.change ?? one.see, two.change ?? two.see];
    if ((one.change || two.change) && changeOne && !sameScope(changeOne, changeTwo)) found.push({ object, kind: "change", what: "change", before: changeOne, after: changeTwo });
    for (const field of Object.keys({ ...one.fields, ...two.fields })) {
      if (JSON.stringify(one.fields?.[field]) !== JSON.stringify(two.fields?.[field])) found.push({ object, kind: "field", what: field, before: one.fields?.[field], after: two.fields?.[field] });
    }
    return found;
  });
}
