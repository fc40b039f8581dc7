import type { Reference } from "@/lib/api/types";

export type Format = "csv" | "xlsx" | "jsonl";
export type Headings = "labels" | "names";
export type ExportState = "running" | "finished" | "cancelled" | "failed" | "expired";

/** Records on their way into a file, as the server tells it. */
export interface Export {
  id: string;
  object: string;
  where: string | null;
  q: string | null;
  fields: string[];
  format: Format;
  state: ExportState;
  progress: { total: number | null; done: number; cut: number; rowsPerSecond: number; secondsLeft: number | null };
  size: number | null;
  fileName: string;
  failure?: { code: string; message: string };
  createdAt: string;
  createdBy: Reference | null;
  finishedAt: string | null;
  expiresAt: string | null;
}

export interface Order {
  object: string;
  where?: string | undefined;
  q?: string | undefined;
  sort?: string | undefined;
  deleted: boolean;
  fields: string[];
  format: Format;
  headings: Headings;
  ids: boolean;
}

/** Between 0 and 1; undefined while the records are being counted. */
export function shareOf({ total, done }: Export["progress"]): number | undefined {
  if (total === null) return undefined;
  return total === 0 ? 1 : Math.min(1, done / total);
}
