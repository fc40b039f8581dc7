import { lazy, type ComponentType, type LazyExoticComponent } from "react";
import type { Field, Language, Reference } from "@/lib/api/types";
import type { Operator } from "@/lib/criteria/clause";

export interface ShowProps {
  value: unknown;
  field: Field;
  /** A list wants one short line, a page the whole value with its links. */
  place: "list" | "page";
}

export interface EditProps {
  id?: string;
  label: string;
  field: Field;
  value: unknown;
  onChange: (value: unknown) => void;
  /** Called when a choice is final in itself, so that an inline edit may save at once. */
  onChosen?: (value: unknown) => void;
  autoFocus?: boolean;
  invalid?: boolean;
  describedBy?: string | undefined;
}

export interface FilterProps {
  field: Field;
  label: string;
  operator: Operator;
  values: string[];
  onChange: (values: string[]) => void;
}

/** All the screens know about one type of field. */
export interface FieldKind {
  Show: ComponentType<ShowProps>;
  Edit: LazyExoticComponent<ComponentType<EditProps>>;
  Filter: LazyExoticComponent<ComponentType<FilterProps>>;
  /** The value as plain words: hover text, history, column width. */
  text: (value: unknown, field: Field, language: Language) => string;
  /** The same in a list, where it differs; it decides how wide a column must be. */
  listText?: FieldKind["text"];
  operators: readonly Operator[];
  /** Is kept nowhere in the browser, not even in an unsaved form. */
  fleeting?: boolean;
  /** Needs the whole width of a form, and Enter for itself. */
  wide?: boolean;
  /** Its menu lies outside of the field, so leaving the input means nothing yet. */
  popup?: boolean;
  align: "start" | "end";
  /** Columns grow with their content between these bounds, in pixels. */
  width: { least: number; most: number };
}

/** Editors and filters are not part of the first screen; each comes when it is first needed. */
export function laterEdit(load: () => Promise<{ Edit: ComponentType<EditProps> }>): FieldKind["Edit"] {
  return lazy(async () => ({ default: (await load()).Edit }));
}

export function laterFilter(load: () => Promise<{ Filter: ComponentType<FilterProps> }>): FieldKind["Filter"] {
  return lazy(async () => ({ default: (await load()).Filter }));
}

export const asText = (value: unknown): string => (value === null || value === undefined ? "" : String(value));

export const asNumber = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);

export function asReference(value: unknown): Reference | undefined {
  if (typeof value !== "object" || value === null || !("id" in value)) return undefined;
  const title = "title" in value && typeof value.title === "string" ? value.title : "";
  return { id: String(value.id), title };
}

/** A record together with the object that it is of. */
export interface NamedRecord extends Reference {
  object: string;
  /** Not for the reader's eyes, or gone. */
  restricted: boolean;
}

export function asNamed(value: unknown): NamedRecord | undefined {
  const reference = asReference(value);
  if (!reference || typeof value !== "object" || value === null || !("object" in value)) return undefined;
  return { ...reference, object: String(value.object), restricted: "restricted" in value && value.restricted === true };
}

/** Those of a field that names several records; one alone is a list of one. */
export const asReferences = (value: unknown): Reference[] => (Array.isArray(value) ? value : [value]).map(asReference).filter((one) => one !== undefined);

export const isBlank = (value: unknown): boolean => value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

/** The texts of a field that holds several; one alone is a list of one. */
export const asTexts = (value: unknown): string[] => (isBlank(value) ? [] : Array.isArray(value) ? value.map(asText) : [asText(value)]);
