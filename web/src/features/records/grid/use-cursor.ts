import { useState } from "react";
import type { RecordRow } from "@/lib/api/types";
import { cursorAt, type Cursor } from "./cursor";

/**
 * The cursor keeps to its record: when rows come or go above it, it moves along. Where its record has left the list it stays
 * in its place.
 */
export function useCursor(rows: RecordRow[], columns: number): { cursor: Cursor; setCursor: (next: Cursor) => void } {
  const [state, setState] = useState<{ cursor: Cursor; id: string | undefined }>({ cursor: cursorAt({ row: 0, column: 0 }), id: undefined });
  const held = followed(state.cursor, state.id, rows);
  const cursor = { at: inside(held.at, rows.length, columns), from: inside(held.from, rows.length, columns) };
  return { cursor, setCursor: (next) => setState({ cursor: next, id: rows[next.at.row]?.id }) };
}

function followed(cursor: Cursor, id: string | undefined, rows: RecordRow[]): Cursor {
  if (id === undefined || rows[cursor.at.row]?.id === id) return cursor;
  const now = rows.findIndex((row) => row.id === id);
  if (now < 0) return cursor;
  const by = now - cursor.at.row;
  return { at: { ...cursor.at, row: now }, from: { ...cursor.from, row: cursor.from.row + by } };
}

const inside = ({ row, column }: Cursor["at"], rows: number, columns: number) => ({ row: Math.max(0, Math.min(row, rows - 1)), column: Math.max(0, Math.min(column, columns - 1)) });
