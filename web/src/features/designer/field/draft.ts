import type { Field, Label, ObjectDefinition } from "@/lib/api/types";
import { addField, changeField, changeObject, type Remark, type Wish } from "../api";
import { blank, both, spoken } from "../form";
import { partsOf, switchesOf, type Part } from "./groups";

/** A field as it is being written; `options` holds what its type has to say. */
export interface FieldDraft {
  type: string;
  name: string;
  label: Label;
  help: Label;
  required: boolean;
  unique: boolean;
  searchable: boolean;
  indexed: boolean;
  options: Record<string, unknown>;
}

const words: Record<Part, string[]> = {
  maxLength: ["maxLength"], choices: ["choices", "open"], scale: ["scale"], to: ["to"], onDelete: ["onDelete"], most: ["most"], pattern: ["pattern"], files: ["most", "maxSize"], kinds: ["kinds"],
  formula: ["cel", "returns", "scale"], rollup: ["from", "by", "measure", "field", "where", "returns", "scale"],
};

/** The options that a type knows; what is left over from another type stays out. */
export const optionsOf = (type: string): string[] => partsOf(type).flatMap((part) => words[part]);

export const emptyDraft = (type: string): FieldDraft => ({ type, name: "", label: blank, help: blank, required: false, unique: false, searchable: false, indexed: false, options: {} });

export function draftOf(field: Field, object: ObjectDefinition, source: Record<string, unknown> = {}): FieldDraft {
  const { type, name, label, help = blank, required, searchable, indexed = false } = field;
  const said = optionsOf(type).map((option) => [option, source[option] ?? field[option]]);
  return { type, name, label, help, required, searchable, indexed, unique: isUnique(object, name), options: Object.fromEntries(said.filter(([, value]) => value !== undefined && value !== null)) };
}

export const isUnique = (object: ObjectDefinition, name: string): boolean => object.unique.some((set) => set.length === 1 && set[0] === name);

export function wishToAdd(object: ObjectDefinition, draft: FieldDraft, said: string): Wish {
  const open = switchesOf(draft.type);
  const label = spoken(draft.label);
  const help = spoken(draft.help);
  const wish = addField(object.name, {
    type: draft.type,
    ...(draft.name.trim() ? { name: draft.name.trim() } : {}),
    ...(label ? { label } : {}),
    ...(help ? { help } : {}),
    ...Object.fromEntries(open.filter((one) => one !== "unique" && draft[one]).map((one) => [one, true])),
    ...given(draft),
  });
  if (!draft.unique || !open.includes("unique")) return wish;
  return { ...wish, next: { said, wish: (answer) => changeObject(object.name, { unique: [...object.unique, [answer.field ?? ""]] }) } };
}

/** Only what differs; nothing at all when nothing does. */
export function wishToChange(object: ObjectDefinition, before: FieldDraft, draft: FieldDraft): Wish | undefined {
  const changes: Record<string, unknown> = {};
  const note = (word: string, old: unknown, now: unknown) => {
    if (JSON.stringify(old) !== JSON.stringify(now)) changes[word] = now ?? null;
  };
  note("type", before.type, draft.type);
  note("label", both(before.label), both(draft.label));
  note("help", both(before.help), both(draft.help));
  for (const one of ["required", "searchable", "indexed"] as const) note(one, before[one], draft[one] && switchesOf(draft.type).includes(one));
  const old = given(before);
  const now = given(draft);
  for (const option of new Set([...Object.keys(old), ...Object.keys(now)])) note(option, old[option], now[option]);
  const unique = draft.unique === before.unique ? undefined : changeObject(object.name, { unique: draft.unique ? [...object.unique, [draft.name]] : object.unique.filter((set) => set.length !== 1 || set[0] !== draft.name) });
  if (Object.keys(changes).length === 0) return unique;
  return { ...changeField(object.name, draft.name, changes), ...(unique ? { next: { wish: () => unique } } : {}) };
}

function given({ type, options }: FieldDraft): Record<string, unknown> {
  const known = optionsOf(type).flatMap((option) => (isEmpty(options[option]) ? [] : [[option, options[option]] as const]));
  return Object.fromEntries(known);
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === "";

/** Obstacles by the input they belong to; `rest` belongs to none. */
export function placed(obstacles: Remark[], type: string): { at: (...words: string[]) => string | undefined; rest: Remark[] } {
  const inputs = new Set(["name", "label", "help", ...optionsOf(type)]);
  const formula = type === "formula" ? "cel" : "from";
  const place = ({ field, code }: Remark) => (code.startsWith("computed.") || code.startsWith("criteria.") ? formula : snakeless(field ?? ""));
  return {
    at: (...asked) => obstacles.find((one) => asked.includes(place(one)))?.message,
    rest: obstacles.filter((one) => !inputs.has(place(one))),
  };
}

/** The server says `max_length` of what is `maxLength` here. */
const snakeless = (word: string): string => word.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
