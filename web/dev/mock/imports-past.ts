import type { Import, Progress } from "../../src/features/imports/import.ts";
import type { Reference } from "../../src/lib/api/types.ts";
import { id as makeId } from "./data.ts";

/** A few imports that were there before, one in each state a person can find. */
export function pastImports(actor: Reference): Import[] {
  const other: Reference = { id: makeId("u", 1), title: "陈志远" };
  return [
    past(1, actor, "account", "华东客户名单.xlsx", 1240, { created: 1198, updated: 30, rejected: 12 }, { state: "finished" }),
    past(2, other, "contact", "展会名片-2026秋.csv", 386, { created: 380, skipped: 6 }, { state: "undone", undo: { removed: 377, reverted: 0, kept: 3 } }),
    past(3, other, "account", "legacy-crm-export-full-2026-11-with-a-rather-long-name.csv", 52_000, { created: 20_480, rejected: 117 }, { state: "failed", failure: { code: "import.failed", message: "导入因产品自身的错误而停止（编号 4bf92f3577b34da6）。已导入的内容保留；可再次运行从断点继续，或撤销。" } }),
  ];
}

function past(index: number, by: Reference, object: string, name: string, total: number, counts: Partial<Progress>, more: Partial<Import>): Import {
  const at = (minutes: number) => new Date(Date.parse("2026-11-18T02:10:00Z") + index * 86_400_000 * 0.7 + minutes * 60_000).toISOString();
  const progress: Progress = { read: 0, created: 0, updated: 0, unchanged: 0, skipped: 0, rejected: 0, leftOut: 0, asked: 0, total, rowsPerSecond: 1480, secondsLeft: null, ...counts };
  progress.read = progress.created + progress.updated + progress.unchanged + progress.skipped + progress.rejected;
  const workbook = name.endsWith(".xlsx");
  return {
    id: makeId("i", index), object, state: "finished",
    file: { name, size: total * 118, ...(workbook ? { format: "xlsx", sheet: "客户" } : { format: "csv", encoding: "GB18030", delimiter: "," }) },
    rows: { total, exact: true }, columns: [], mapping: {}, duplicates: { by: "uscc", policy: "update" }, misfit: "reject", defaults: {}, corrections: 0, preview: { rows: [], problems: [], checked: 0, rejected: 0, leftOut: 0, corrected: [] },
    progress, createdAt: at(0), createdBy: by, startedAt: at(3), finishedAt: at(4), ...more,
  };
}
