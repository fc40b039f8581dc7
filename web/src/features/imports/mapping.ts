import type { Field, Label, ObjectDefinition } from "@/lib/api/types";
import type { Column, Duplicates, Mapping } from "./import";

export interface Section {
  label: Label | undefined;
  fields: Field[];
}

/** Fields a file can fill, in the order and sections of the form; those outside the form come last. */
export function targets(definition: ObjectDefinition): Section[] {
  const open = new Map(definition.fields.filter(canBeFilled).map((field) => [field.name, field]));
  const sections: Section[] = definition.form.sections.map(({ label, fields }) => ({ label, fields: fields.flatMap((name) => take(open, name)) }));
  sections.push({ label: undefined, fields: [...open.values()] });
  return sections.filter((section) => section.fields.length > 0);
}

export function canBeFilled(field: Field): boolean {
  return !field.readOnly && field.name !== "id" && field.name !== "version";
}

function take(open: Map<string, Field>, name: string): Field[] {
  const field = open.get(name);
  open.delete(name);
  return field ? [field] : [];
}

/** A field is filled by one column only, or by fields of the record that it names: choosing it here takes it away there. */
export function choose(mapping: Mapping, column: number, field: string | null): Mapping {
  const next: Mapping = {};
  for (const [key, given] of Object.entries(mapping)) next[key] = field !== null && given !== null && excludes(field, given) ? null : given;
  next[String(column)] = field;
  return next;
}

const excludes = (one: string, other: string) => one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);

export function targetOf(mapping: Mapping, column: number): string | null {
  return mapping[String(column)] ?? null;
}

export function mappedColumns(mapping: Mapping, columns: Column[]): Column[] {
  return columns.filter((column) => targetOf(mapping, column.index) !== null);
}

/** Which column fills which field. */
export function takers(mapping: Mapping, columns: Column[]): Map<string, Column> {
  return new Map(columns.flatMap((column) => {
    const field = targetOf(mapping, column.index);
    return field === null ? [] : [[field, column] as const];
  }));
}

export function missingFields(definition: ObjectDefinition, mapping: Mapping, defaults: Record<string, string[]> = {}): Field[] {
  const given = Object.entries(defaults).flatMap(([name, texts]) => (texts.some((text) => text.trim() !== "") ? [name] : []));
  const filled = new Set([...Object.values(mapping).map((path) => path?.split(".")[0]), ...given]);
  return definition.fields.filter((field) => field.required && canBeFilled(field) && !filled.has(field.name));
}

export type Trust = "sure" | "likely" | "guess" | "own" | "unknown" | "out";

/** How a row came to its target: by the server's guess and how sure that is, or by the person's own choice. */
export function trustIn(column: Column, mapping: Mapping): Trust {
  const field = targetOf(mapping, column.index);
  if (field === null) return column.suggestion === null ? "unknown" : "out";
  if (field !== column.suggestion) return "own";
  if (column.confidence >= 0.9) return "sure";
  return column.confidence >= 0.6 ? "likely" : "guess";
}

const keyTypes = new Set(["text", "mail", "phone", "url", "uscc", "whole"]);

/** Fields by which a row can be recognised as a record that is already there: the unique ones first. */
export function keyFields(definition: ObjectDefinition, mapping: Mapping): Field[] {
  const filled = new Set(Object.values(mapping));
  const unique = new Set(definition.unique.flatMap((names) => (names.length === 1 ? names : [])));
  return definition.fields
    .filter((field) => filled.has(field.name) && keyTypes.has(field.type))
    .sort((left, right) => rank(left) - rank(right));

  function rank(field: Field): number {
    if (unique.has(field.name)) return 0;
    return field.name === definition.title ? 1 : 2;
  }
}

/** A key that is no longer filled cannot recognise anything: the next best takes its place, or nothing is compared. */
export function usableDuplicates(definition: ObjectDefinition, mapping: Mapping, duplicates: Duplicates): Duplicates {
  const keys = keyFields(definition, mapping);
  if (duplicates.policy === "create" || (duplicates.policy === "ask" && duplicates.by === null) || keys.some(({ name }) => name === duplicates.by)) return duplicates;
  const [best] = keys;
  return best ? { ...duplicates, by: best.name } : { by: null, policy: "create" };
}
