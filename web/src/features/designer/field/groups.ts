import { knownTypes } from "@/fields/registry";

const listed = {
  text: ["text", "long_text", "rich_text", "mail", "phone", "url", "secret"],
  numbers: ["whole", "decimal", "money", "currency", "percent", "rating", "duration", "auto_number"],
  choices: ["select", "multi_select", "tags", "yesno"],
  dates: ["date", "datetime"],
  people: ["user", "department"],
  relations: ["reference", "references"],
  business: ["uscc", "address", "place"],
  files: ["file", "image"],
  computed: ["formula", "rollup"],
} satisfies Record<string, string[]>;

export type Group = keyof typeof listed | "other";

/** The types of the registry as a reader looks for them; one that nobody has sorted stands at the end. */
export function groups(known: readonly string[] = knownTypes): { group: Group; types: string[] }[] {
  const sorted = Object.entries(listed).map(([group, types]) => ({ group: group as Group, types: types.filter((type) => known.includes(type)) }));
  const rest = known.filter((type) => !sorted.some(({ types }) => types.includes(type)));
  return [...sorted, { group: "other" as const, types: rest }].filter(({ types }) => types.length > 0);
}

export type Part = "maxLength" | "choices" | "scale" | "to" | "onDelete" | "most" | "pattern" | "files" | "kinds" | "formula" | "rollup";

const parts: Record<string, Part[]> = {
  text: ["maxLength"], long_text: ["maxLength"], rich_text: ["maxLength"], file: ["files", "kinds"], image: ["files"],
  decimal: ["scale"], money: ["scale"], percent: ["scale"], rating: ["most"], auto_number: ["pattern"],
  select: ["choices"], multi_select: ["choices"],
  reference: ["to", "onDelete"], references: ["to"], user: ["onDelete"], department: ["onDelete"],
  formula: ["formula"], rollup: ["rollup"],
};

export const partsOf = (type: string): Part[] => parts[type] ?? [];

export type Switch = "required" | "unique" | "searchable" | "indexed";

const derived = ["formula", "rollup"];
const single = ["text", "mail", "phone", "url", "uscc", "whole", "decimal", "date", "datetime", "select", "reference", "user", "auto_number"];
const searched = ["text", "long_text", "mail", "phone", "url", "uscc", "select", "multi_select", "tags", "address", "auto_number", "rich_text", "file", "image"];
const already = ["reference", "references", "user", "department", "long_text", "address", "rich_text", "file", "image"];

/** What can be asked of a field of this type; a reference has its index anyway. */
export function switchesOf(type: string): Switch[] {
  if (derived.includes(type)) return [];
  const open: Switch[] = type === "auto_number" ? [] : ["required"];
  if (single.includes(type)) open.push("unique");
  if (searched.includes(type)) open.push("searchable");
  if (!already.includes(type)) open.push("indexed");
  return open;
}
