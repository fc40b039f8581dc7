/** Cells as spreadsheets hand them over: tabs between cells, line breaks between rows, quotes around cells that hold either. */
export function readCells(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  const endRow = () => {
    row.push(cell);
    rows.push(row);
    row = [];
    cell = "";
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') { cell += '"'; at++; }
      else quoted = false;
    } else if (sign === '"' && cell === "" && closes(text, at)) quoted = true;
    else if (sign === "\t") { row.push(cell); cell = ""; }
    else if (sign === "\n" || sign === "\r") {
      if (sign === "\r" && text[at + 1] === "\n") at++;
      endRow();
    } else cell += sign;
  }
  if (cell !== "" || row.length > 0) endRow();
  return rows;
}

/** A quote opens a cell only if another one ends it just before a border: `"Star" Ltd` is a name. */
function closes(text: string, from: number): boolean {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] !== '"') continue;
    if (text[at + 1] === '"') { at++; continue; }
    const next = text[at + 1];
    return next === undefined || next === "\t" || next === "\n" || next === "\r";
  }
  return false;
}

export function writeCells(rows: string[][]): string {
  return rows.map((row) => row.map(quotedIfNeeded).join("\t")).join("\n");
}

function quotedIfNeeded(cell: string): string {
  return /[\t\n\r]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
