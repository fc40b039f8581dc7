import type { Field, Label, ObjectDefinition } from "@/lib/api/types";
import { both } from "../form";

export interface SectionDraft {
  /** Keeps a section the same one while it is renamed and moved. */
  key: string;
  label: Label;
  fields: string[];
}

export interface LayoutDraft {
  columns: string[];
  highlights: string[];
  sections: SectionDraft[];
}

export const freshSection = (label: Label): SectionDraft => ({ key: crypto.randomUUID(), label, fields: [] });

export const draftOf = (object: ObjectDefinition): LayoutDraft => ({
  columns: object.list.columns,
  highlights: object.highlights,
  sections: object.form.sections.map((section) => ({ key: crypto.randomUUID(), ...section })),
});

/** What a form can hold: what people write. */
export const formFieldsOf = (object: ObjectDefinition): Field[] => object.fields.filter((field) => !field.system || !field.readOnly);

/** The parts of the layout that differ from what the object has. */
export function wordsOf(object: ObjectDefinition, draft: LayoutDraft): Record<string, unknown> {
  const sections = draft.sections.map(({ label, fields }) => ({ label: both(label) ?? label, fields }));
  const words: Record<string, unknown> = {};
  if (differ(draft.columns, object.list.columns)) words.list = { columns: draft.columns };
  if (differ(draft.highlights, object.highlights)) words.highlights = draft.highlights;
  if (differ(sections, object.form.sections.map(({ label, fields }) => ({ label: { zh: label.zh, en: label.en }, fields })))) words.form = { sections };
  return words;
}

const differ = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other);
