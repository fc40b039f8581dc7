import type { Shape } from "@/lib/api/shapes";

/** Records on their way into a file, as the server tells it. */
export type Export = Shape<"Export">;
export type Format = Export["format"];
export type Headings = Export["headings"];
export type ExportState = Export["state"];

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
