import { wordsOf } from "@/fields/registry";
import type { Field, RecordRow } from "@/lib/api/types";
import type { Block } from "../cursor";
import { writeCells } from "./cells-text";

/** What was copied last, as words and as values: pasted in the same browser, values keep what words cannot say. */
interface Clip {
  text: string;
  cells: { field: Field; value: unknown }[][];
}

let last: Clip | undefined;

export function copyCells(rows: RecordRow[], fields: Field[], { top, bottom, left, right }: Block): string {
  const cells = rows.slice(top, bottom + 1).map((row) => fields.slice(left, right + 1).map((field) => ({ field, value: row[field.name] })));
  const text = writeCells(cells.map((row) => row.map(({ field, value }) => cellWords(value, field))));
  last = { text, cells };
  return text;
}

/** The values behind a text that was copied here. */
export const copiedHere = (text: string): Clip["cells"] | undefined => (last !== undefined && last.text === text.replaceAll("\r\n", "\n") ? last.cells : undefined);

/** Numbers and days as every spreadsheet reads them, everything else as it is said. */
export function cellWords(value: unknown, field: Field): string {
  if (typeof value === "number") return String(value);
  return wordsOf(value, field, field.type === "date" || field.type === "datetime" ? "zh" : spoken());
}

const spoken = () => (document.documentElement.lang.startsWith("en") ? "en" : "zh");
