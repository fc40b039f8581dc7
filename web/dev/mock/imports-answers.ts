import type { Import, Quality, SavedMapping, Settings } from "../../src/features/imports/import.ts";
import type { ObjectDefinition } from "../../src/lib/api/types.ts";
import type { Kept } from "./imports.ts";

export function template(definition: ObjectDefinition, format: string | null): Response {
  const header = definition.fields.filter((field) => !field.readOnly).map((field) => field.label.zh).join(",");
  return new Response(`\uFEFF${header}\r\n`, { headers: { "Content-Type": "text/csv", "Content-Disposition": `attachment; filename="${definition.name}.${format ?? "csv"}"` } });
}

export function toldOf({ id, name, headers, settings }: { id: string; name: string; headers: string[]; settings: Settings }, { columns }: Import): SavedMapping {
  const there = new Set(columns.map(({ header }) => header));
  const all = new Set([...there, ...headers]);
  return { id, name, likeness: headers.filter((header) => there.has(header)).length / all.size, columns: Object.values(settings.mapping).filter(Boolean).length };
}

export function qualityOf({ one, rows }: Kept): Quality {
  const columns = Object.entries(one.mapping).flatMap(([column, field]) => {
    if (field === null) return [];
    const cells = rows.map((row) => row.cells[Number(column)] ?? "").filter((cell) => cell !== "");
    const counts = new Map<string, number>();
    for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
    const wrong = one.preview.problems.filter((problem) => problem.column === Number(column)).length;
    const frequent = [...counts].filter(([, count]) => count > 1).sort((left, right) => right[1] - left[1]).slice(0, 10).map(([value, count]) => ({ value, count }));
    return [{ column: Number(column), field, filled: cells.length, valid: cells.length - wrong, distinct: counts.size, distinctIsExact: true, repeated: cells.length - counts.size, outliers: 0, frequent, extremes: [] }];
  });
  return { rows: rows.length, columns };
}

export function rejected({ one, rows, bad }: Kept): Response {
  const lines = rows.filter(({ line }) => bad.has(line)).map(({ line, cells }) => [String(line), "…", ...cells].map((cell) => JSON.stringify(cell)).join(","));
  return new Response(`\uFEFF${["行号", "原因", ...one.columns.map(({ header }) => header)].join(",")}\r\n${lines.join("\r\n")}`, { headers: { "Content-Type": "text/csv", "Content-Disposition": 'attachment; filename="rejected.csv"' } });
}
