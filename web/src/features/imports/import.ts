import type { Page, Reference } from "@/lib/api/types";

/** An import as the server tells it: one file on its way into one object, from the first look to the undo. */
export interface Import {
  id: string;
  object: string;
  state: ImportState;
  file: { name: string; size: number; format: "csv" | "xlsx" | "vcard"; encoding?: string; delimiter?: string; sheet?: string };
  rows: { total: number; exact: boolean };
  columns: Column[];
  mapping: Mapping;
  duplicates: Duplicates;
  misfit: Misfit;
  /** What every row gets for a field that it says nothing of; of several texts each row gets the next. */
  defaults: Record<string, string[]>;
  /** How many cells or values were corrected by hand. */
  corrections: number;
  preview: Preview;
  progress: Progress;
  failure?: { code: string; message: string };
  undo?: { removed: number; reverted: number; kept: number };
  createdAt: string;
  createdBy: Reference;
  startedAt: string | null;
  finishedAt: string | null;
}

export type ImportState = "analysed" | "running" | "paused" | "finished" | "cancelled" | "failed" | "undoing" | "undone";

export interface Column {
  index: number;
  header: string;
  samples: string[];
  suggestion: string | null;
  /** How sure the server is of its suggestion, 0 to 1. */
  confidence: number;
}

/** Column number → field name; null leaves the column out. */
export type Mapping = Record<string, string | null>;

export type Policy = "skip" | "fill" | "update" | "ask" | "create";

export interface Duplicates {
  by: string | null;
  policy: Policy;
}

/** What becomes of a value that its field does not take: its row stays out, or only itself. */
export type Misfit = "reject" | "leave_out";

/** The first rows and some with problems from further down; the counts are of all rows that were checked. */
export interface Preview {
  rows: { line: number; cells: string[] }[];
  problems: CellProblem[];
  checked: number;
  rejected: number;
  leftOut: number;
  corrected: { line: number; column: number; was: string }[];
}

/** A problem of one cell, or of a whole row when it names no column. */
export interface CellProblem {
  line: number;
  column: number | null;
  field: string | null;
  code: string;
  message: string;
  /** The row comes in without this value. */
  leftOut: boolean;
}

export interface Progress {
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  skipped: number;
  rejected: number;
  /** Rows that came in without some value. */
  leftOut: number;
  /** Rows that wait for somebody to decide. */
  asked: number;
  total: number;
  rowsPerSecond: number;
  secondsLeft: number | null;
}

export interface Settings {
  mapping: Mapping;
  duplicates: Duplicates;
  misfit: Misfit;
  defaults: Record<string, string[]>;
}

/** A mapping that was kept under a name, and how much its headings are those of a file, 0 to 1. */
export interface SavedMapping {
  id: string;
  name: string;
  likeness: number;
  columns: number;
}

/** What one column was like over all rows; of a reference nothing is known about validity. */
export interface ColumnQuality {
  column: number;
  field: string;
  filled: number;
  valid: number | null;
  distinct: number;
  distinctIsExact: boolean;
  repeated: number;
  outliers: number;
  frequent: { value: string; count: number }[];
  extremes: { line: number; value: string }[];
}

export interface Quality {
  rows: number;
  columns: ColumnQuality[];
}

/** A correction: of one line, or of every row that holds a value; without a value it is taken back. */
export interface Fix {
  line: number | null;
  column: number;
  from: string | null;
  to: string | null;
}

/** A row beside the records that it may be; texts are what the file says, values the same as far as it could be read. */
export interface AskedRow {
  line: number;
  texts: Record<string, string>;
  values: Record<string, unknown>;
  records: { id: string; title: string; values: Record<string, unknown> }[];
}

export type Verdict = "same" | "other" | "skip";

/** What somebody says of one row, or of all: of which record, and which fields the file fills. */
export interface Decision {
  as: Verdict;
  record?: string;
  take?: string[];
}

export type ImportPage = Page<Omit<Import, "preview">>;

/** Work goes on at the server: the answer of a moment ago is already old. */
export function isBusy(state: ImportState): boolean {
  return state === "running" || state === "undoing";
}
