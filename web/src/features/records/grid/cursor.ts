export interface Place {
  row: number;
  column: number;
}

/** The cell that keys act on, and the opposite corner of the block that is chosen with it. */
export interface Cursor {
  at: Place;
  from: Place;
}

export interface Bounds {
  rows: number;
  columns: number;
  /** Rows that a page key moves by. */
  page: number;
}

export interface Block {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export interface Pressed {
  key: string;
  shift: boolean;
  /** Ctrl, or ⌘ on a Mac. */
  far: boolean;
}

export const cursorAt = (place: Place): Cursor => ({ at: place, from: place });

export const blockOf = ({ at, from }: Cursor): Block => ({
  top: Math.min(at.row, from.row),
  bottom: Math.max(at.row, from.row),
  left: Math.min(at.column, from.column),
  right: Math.max(at.column, from.column),
});

export const sizeOf = ({ top, bottom, left, right }: Block): number => (bottom - top + 1) * (right - left + 1);

/**
 * Where a key leads, as in a spreadsheet. Tab goes on within the row only and leaves the grid at its ends, so that nobody is
 * caught between a hundred thousand rows. Undefined: the key means something else here.
 */
export function stepped({ at, from }: Cursor, { key, shift, far }: Pressed, bounds: Bounds): Cursor | undefined {
  const end: Place = { row: bounds.rows - 1, column: bounds.columns - 1 };
  if (end.row < 0) return undefined;
  if (key === "Tab") return tabbed(at, shift, end, far);
  const to = led(at, { key, far, end, page: bounds.page });
  if (to === undefined) return undefined;
  const place = { row: within(to.row, end.row), column: within(to.column, end.column) };
  return { at: place, from: shift ? from : place };
}

function tabbed(at: Place, back: boolean, end: Place, far: boolean): Cursor | undefined {
  const column = at.column + (back ? -1 : 1);
  return far || column < 0 || column > end.column ? undefined : cursorAt({ row: at.row, column });
}

interface Leading {
  key: string;
  far: boolean;
  end: Place;
  page: number;
}

function led({ row, column }: Place, { key, far, end, page }: Leading): Place | undefined {
  switch (key) {
    case "ArrowUp": return { row: far ? 0 : row - 1, column };
    case "ArrowDown": return { row: far ? end.row : row + 1, column };
    case "ArrowLeft": return { row, column: far ? 0 : column - 1 };
    case "ArrowRight": return { row, column: far ? end.column : column + 1 };
    case "PageUp": return { row: row - page, column };
    case "PageDown": return { row: row + page, column };
    case "Home": return { row: far ? 0 : row, column: 0 };
    case "End": return { row: far ? end.row : row, column: end.column };
    default: return undefined;
  }
}

const within = (to: number, most: number): number => Math.max(0, Math.min(most, to));
