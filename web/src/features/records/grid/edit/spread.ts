import type { Field } from "@/lib/api/types";
import { sizeOf, type Block } from "../cursor";

export interface Given {
  row: number;
  column: number;
  /** Words as they were pasted, or the value itself where it is known. */
  value: unknown;
  words: boolean;
}

type Cells = { text: string; known?: { field: Field; value: unknown } | undefined }[][];

/**
 * Which cell gets what of a pasted block. It begins in the upper left of what is chosen; where that is a multiple of the
 * block, the block is repeated, so that one value fills them all. A value of a field of the same type is taken as it is.
 */
export function spread(cells: Cells, target: Block, fields: Field[], lastRow: number): { given: Given[]; outside: number } {
  const height = cells.length;
  const width = Math.max(0, ...cells.map((row) => row.length));
  if (height === 0 || width === 0) return { given: [], outside: 0 };
  const [tall, broad] = [target.bottom - target.top + 1, target.right - target.left + 1];
  const repeats = tall % height === 0 && broad % width === 0;
  const [rows, columns] = repeats ? [tall, broad] : [height, width];
  const given: Given[] = [];
  let outside = 0;
  for (let down = 0; down < rows; down++) {
    for (let along = 0; along < columns; along++) {
      const cell = cells[down % height]?.[along % width];
      const field = fields[target.left + along];
      const row = target.top + down;
      if (cell === undefined) continue;
      if (field === undefined || row > lastRow) outside++;
      else given.push({ row, column: target.left + along, ...taken(cell, field) });
    }
  }
  return { given, outside };
}

function taken({ text, known }: Cells[number][number], field: Field): Pick<Given, "value" | "words"> {
  const same = known !== undefined && known.field.type === field.type && known.field.to === field.to;
  if (same) return { value: known.value ?? null, words: false };
  const trimmed = text.trim();
  return trimmed === "" ? { value: null, words: false } : { value: trimmed, words: true };
}

/** The first row of what is chosen goes down to the others; of a single row, the one above it comes down. */
export function filledDown(block: Block): { row: number; column: number; from: number }[] {
  const source = block.top === block.bottom ? block.top - 1 : block.top;
  if (source < 0) return [];
  const cells: { row: number; column: number; from: number }[] = [];
  for (let row = source + 1; row <= block.bottom; row++) for (let column = block.left; column <= block.right; column++) cells.push({ row, column, from: source });
  return cells;
}

export const isOne = (block: Block): boolean => sizeOf(block) === 1;
