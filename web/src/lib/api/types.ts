import type { Shape } from "./shapes";

/* Shapes of the interface by the names they go by here; what the browser knows more narrowly than the description is written out. */

export type Me = Shape<"Me">;
export type Language = Me["user"]["locale"];
export type Theme = Me["user"]["theme"];
export type Label = Record<Language, string>;

export interface Rights {
  create: boolean;
  edit: boolean;
  delete: boolean;
  import: boolean;
  export: boolean;
  merge?: boolean;
  /** May change what the object is: its fields, rules and layouts. */
  configure?: boolean;
}

export interface ObjectSummary {
  name: string;
  label: Label;
  plural: Label;
  icon: string;
  navigation: boolean;
  rights: Rights;
}

export interface ObjectDefinition extends ObjectSummary {
  title: string;
  fields: Field[];
  unique: string[][];
  list: { columns: string[] };
  form: { sections: { label: Label; fields: string[] }[] };
  highlights: string[];
  views: View[];
  /** With which view the list begins; without a view: with all records. */
  usual?: { view: string | null; own: boolean } | null;
  rules?: Rule[];
  /** Made by the company, not part of the standard. */
  own?: boolean;
}

/** What no record may be: one for which `when` holds is refused with the message, shown at the field. */
export interface Rule {
  name: string;
  when: string;
  message: Label;
  field?: string | null;
}

export interface View {
  name: string;
  label: Label;
  where: string;
  sort?: string;
  /** Which columns it shows; none: those of the object. */
  columns?: string[];
  look?: Look;
  /** Roles that begin with it. */
  roles?: string[];
  /** One keeps it for oneself; else it is everybody's. */
  own?: boolean;
}

export type Way = "list" | "board" | "calendar" | "funnel";
export type RowHeight = "compact" | "comfortable" | "tall";

/** Rows for which criteria hold, and the colour they wear. */
export interface Tint {
  when: string;
  color: string;
}

/** How a view shows its records; what it does not say is left to the reader. */
export interface Look {
  as?: Way;
  /** The field that columns of a board or days of a calendar are made of. */
  by?: string;
  group?: string;
  rows?: RowHeight;
  pinned?: string[];
  widths?: Record<string, number>;
  tints?: Tint[];
}

/** The word of a type; which ones there are is known to `fields/registry` alone. */
export type FieldType = string;

/** What criteria may ask of a field, whatever its type. */
export type CriteriaKind = "text" | "choice" | "list" | "reference" | "whole" | "decimal" | "yesno" | "date" | "datetime" | "sealed";

export interface Choice {
  value: string;
  label: Label;
  color?: string;
}

export interface Field {
  name: string;
  /** The object that it is a field of. */
  object?: string;
  type: FieldType;
  kind?: CriteriaKind;
  label: Label;
  help?: Label;
  required: boolean;
  readOnly: boolean;
  system: boolean;
  choices?: Choice[];
  open?: boolean;
  to?: string;
  maxLength?: number;
  scale?: number;
  sortable: boolean;
  filterable: boolean;
  searchable: boolean;
  indexed?: boolean;
  own?: boolean;
  onDelete?: "keep" | "protect" | "clear" | "cascade";
  /** Its word in criteria, where it differs from the name. */
  criteria?: string;
  /** What the definition says of fields of this type only; the folder of the type knows it. */
  [option: string]: unknown;
}

export interface Reference {
  id: string;
  title: string;
}

export type Value = string | number | boolean | Reference | null;

/** One record as the server tells it: the fields by name, beside id and version. */
export interface RecordRow {
  id: string;
  version: number;
  _rights?: { edit: boolean; delete: boolean };
  /** The record that it became part of. */
  _merged?: Reference;
  [field: string]: unknown;
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface RecordPage extends Page<RecordRow> {
  /** How many there are in all; null on a page that was not to count them. */
  count: number | null;
  countIsExact: boolean;
}

export interface Finding {
  row?: number;
  field: string | null;
  code: string;
  message: string;
  params?: Record<string, unknown>;
}

export interface ProblemBody {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  code?: string;
  params?: Record<string, unknown>;
  findings?: Finding[];
  trace?: string;
}

export type BatchOperation = "create" | "update" | "delete" | "restore";

export type BatchResult = Shape<"BatchAnswer">;

/** Somebody who has a record open; without a name: not to be seen by the reader. */
export interface Onlooker {
  person: { id: string; title: string | null; restricted?: boolean | null };
  since: string;
}

export type CauseKind = Shape<"HistoryCause">["kind"];

export interface Change {
  /** The batch that it was part of. */
  change: number;
  at: string;
  actor: Reference | null;
  /** Who is away, and by whose rights it was done. */
  onBehalfOf?: Reference | null;
  cause: { kind: CauseKind; id?: string; label?: string };
  operation: BatchOperation;
  fields: { field: string; from: unknown; to: unknown }[];
}

/** A record as search and shelves tell it: its title, and what its page shows on top. */
export type FoundItem = Shape<"SearchItem">;

/** Something risky about a change of definitions, or something that stands in its way. */
export interface Remark {
  field?: string | null;
  code: string;
  message: string;
  params?: Record<string, unknown>;
}

/** What a change of definitions would do, or has done; with a change it can be taken back under that id. */
export interface DesignAnswer {
  change: string | null;
  object: string;
  field: string | null;
  possible: boolean;
  steps: { kind: string; text: string; background: boolean }[];
  warnings: Remark[];
  obstacles: Remark[];
}
