import type { Shape } from "@/lib/api/shapes";
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

export type ImportState = Shape<"Import">["state"];

/** `confidence`: how sure the server is of its suggestion, 0 to 1. */
export type Column = Shape<"Column">;

/** Column number → field name; null leaves the column out. */
export type Mapping = Record<string, string | null>;

export type Policy = "skip" | "fill" | "update" | "ask" | "create";

export interface Duplicates {
  by: string | null;
  policy: Policy;
}

/** What becomes of a value that its field does not take: its row stays out, or only itself. */
export type Misfit = Shape<"Import">["misfit"];

/** The first rows and some with problems from further down; the counts are of all rows that were checked. */
export type Preview = Shape<"ImportPreview">;

/** A problem of one cell, or of a whole row when it names no column; `leftOut`: the row comes in without this value. */
export type CellProblem = Shape<"ImportTrouble">;

/** `leftOut`: rows that came in without some value; `asked`: rows that wait for somebody to decide. */
export type Progress = Shape<"ImportProgress">;

export interface Settings {
  mapping: Mapping;
  duplicates: Duplicates;
  misfit: Misfit;
  defaults: Record<string, string[]>;
}

/** A mapping that was kept under a name, and how much its headings are those of a file, 0 to 1. */
export type SavedMapping = Shape<"ImportMappingTold">;

/** What one column was like over all rows; of a reference nothing is known about validity. */
export type ColumnQuality = Shape<"QualityOfColumn">;

export type Quality = Shape<"Quality">;

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
