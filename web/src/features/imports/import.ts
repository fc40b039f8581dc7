import type { Page, Reference } from "@/lib/api/types";

/** An import as the server tells it: one file on its way into one object, from the first look to the undo. */
export interface Import {
  id: string;
  object: string;
  state: ImportState;
  file: { name: string; size: number; format: "csv" | "xlsx"; encoding?: string; delimiter?: string; sheet?: string };
  rows: { total: number; exact: boolean };
  columns: Column[];
  mapping: Mapping;
  duplicates: Duplicates;
  preview: Preview;
  progress: Progress;
  failure?: { code: string; message: string };
  undo?: { removed: number; reverted: number; kept: number };
  createdAt: string;
  createdBy: Reference;
  startedAt: string | null;
  finishedAt: string | null;
}

export type ImportState = "analysed" | "running" | "finished" | "failed" | "undoing" | "undone";

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

export type Policy = "skip" | "update" | "create";

export interface Duplicates {
  by: string | null;
  policy: Policy;
}

export interface Preview {
  rows: { line: number; cells: string[] }[];
  problems: CellProblem[];
  problemCount: number;
}

/** A problem of one cell, or of a whole row when it names no column. */
export interface CellProblem {
  line: number;
  column: number | null;
  field: string | null;
  code: string;
  message: string;
}

export interface Progress {
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  skipped: number;
  rejected: number;
  total: number;
  rowsPerSecond: number;
  secondsLeft: number | null;
}

export interface Settings {
  mapping: Mapping;
  duplicates: Duplicates;
}

export type ImportPage = Page<Omit<Import, "preview">>;

/** Work goes on at the server: the answer of a moment ago is already old. */
export function isBusy(state: ImportState): boolean {
  return state === "running" || state === "undoing";
}
