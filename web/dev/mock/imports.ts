import { isBusy, type AskedRow, type CellProblem, type Decision, type Fix, type Import, type Settings } from "../../src/features/imports/import.ts";
import type { ObjectDefinition, Reference } from "../../src/lib/api/types.ts";
import { id as makeId } from "./data.ts";
import { qualityOf, rejected, template, toldOf } from "./imports-answers.ts";
import { cannedWorkbook, readTable } from "./imports-file.ts";
import { judgeColumns, judgeRows } from "./imports-judge.ts";
import { pastImports } from "./imports-past.ts";
import { type Records, Refused } from "./records.ts";

export interface Kept {
  one: Import;
  rows: { line: number; cells: string[] }[];
  made: string[];
  bad: Set<number>;
  asked?: AskedRow[];
  undoing?: number;
}

interface House {
  records: Records;
  definition: (object: string) => ObjectDefinition;
  actor: () => Reference;
}

/** Imports of the stand-in: really reads the file and makes records, only the clock of a run is played. */
export class Imports {
  /** Rows a second; tests set it high. */
  pace = 1600;
  private last = 100;
  private readonly kept = new Map<string, Kept>();
  private readonly house: House;

  constructor(house: House) {
    this.house = house;
    for (const one of pastImports(house.actor())) this.kept.set(one.id, { one, rows: [], made: [], bad: new Set() });
  }

  private readonly mappings: { id: string; name: string; headers: string[]; settings: Settings }[] = [];

  async handle(request: Request, url: URL, id?: string, part?: string, last?: string): Promise<Response> {
    if (id === "template") return template(this.house.definition(url.searchParams.get("object") ?? ""), url.searchParams.get("format"));
    if (id === undefined || id === "") return request.method === "POST" ? this.receive(await request.formData()) : this.list(url.searchParams);
    if (id === "mappings") {
      this.mappings.splice(this.mappings.findIndex((one) => one.id === part), 1);
      return new Response(null, { status: 204 });
    }
    const kept = this.require(id);
    this.tick(kept);
    switch (`${request.method} ${part ?? ""}`.trim()) {
      case "GET": return Response.json(kept.one);
      case "PATCH": return Response.json(this.change(kept, (await request.json()) as Partial<Settings> & { fixes?: Fix[] }));
      case "DELETE": this.kept.delete(id); return new Response(null, { status: 204 });
      case "POST run": return Response.json(this.run(kept), { status: 202 });
      case "POST pause": return Response.json(this.rest(kept, "paused"));
      case "DELETE run": return Response.json(this.rest(kept, "cancelled"));
      case "GET mappings": return Response.json({ items: this.mappings.map((saved) => toldOf(saved, kept.one)) });
      case "POST mappings": return last === undefined ? this.keep(kept, (await request.json()) as { name: string }) : Response.json(this.applied(kept, last));
      case "GET asked": return Response.json({ items: kept.asked ?? [], next: null });
      case "POST asked": return this.decide(kept, (await request.json()) as Decision, last === undefined ? undefined : Number(last));
      case "GET quality": return Response.json(qualityOf(kept));
      case "GET rejected": return rejected(kept);
      case "DELETE effects": return Response.json(this.undo(kept), { status: 202 });
      default: throw new Refused(405, "method.refused", "不支持的操作");
    }
  }

  private async receive(form: FormData): Promise<Response> {
    const file = form.get("file");
    if (!(file instanceof File)) throw new Refused(400, "import.unreadable", "没有收到文件");
    return Response.json(this.analyse(String(form.get("object")), file.name, new Uint8Array(await file.arrayBuffer())), { status: 201 });
  }

  analyse(object: string, name: string, bytes: Uint8Array): Import {
    const definition = this.house.definition(object);
    const workbook = name.toLowerCase().endsWith(".xlsx");
    if (bytes[0] === 0x89 && bytes[1] === 0x50) throw new Refused(422, "import.unreadable", "这个文件的内容不是表格，而是PNG 图片（与文件名无关）。请用表格软件打开原表，另存为 .xlsx 或 .csv 后再导入。");
    const table = workbook ? { encoding: "", delimiter: "", rows: cannedWorkbook() } : readTable(bytes);
    const [header, ...body] = table.rows;
    if (!header) throw new Refused(422, "import.empty", "文件是空的。请选择带表头且至少有一行数据的文件。");
    if (body.length === 0) throw new Refused(422, "import.no_rows", "文件只有表头，没有数据行。请填入数据后再导入。");
    const rows = body.map((cells, index) => ({ line: index + 2, cells }));
    const columns = judgeColumns(definition, header, body);
    const one: Import = {
      id: makeId("i", this.last++), object, state: "analysed",
      file: { name, size: bytes.length, ...(workbook ? { format: "xlsx", sheet: "Sheet1" } : { format: "csv", encoding: table.encoding, delimiter: table.delimiter }) },
      rows: { total: rows.length, exact: true }, columns, mapping: Object.fromEntries(columns.map(({ index, suggestion }) => [String(index), suggestion])),
      duplicates: { by: null, policy: "create" }, misfit: "reject", defaults: {}, corrections: 0, preview: { rows: rows.slice(0, 100), problems: [], checked: Math.min(rows.length, 100), rejected: 0, leftOut: 0, corrected: [] },
      progress: { read: 0, created: 0, updated: 0, unchanged: 0, skipped: 0, rejected: 0, leftOut: 0, asked: 0, total: rows.length, rowsPerSecond: 0, secondsLeft: null },
      createdAt: new Date().toISOString(), createdBy: this.house.actor(), startedAt: null, finishedAt: null,
    };
    if (columns.some(({ suggestion }) => suggestion === "uscc")) one.duplicates = { by: "uscc", policy: "skip" };
    const kept: Kept = { one, rows, made: [], bad: new Set() };
    this.kept.set(one.id, kept);
    return this.judge(kept);
  }

  private list(asked: URLSearchParams): Response {
    const object = asked.get("object");
    const items = [...this.kept.values()].filter(({ one }) => !object || one.object === object);
    for (const kept of items) this.tick(kept);
    items.sort((left, right) => right.one.createdAt.localeCompare(left.one.createdAt));
    const from = Number(asked.get("after") ?? 0);
    const limit = Number(asked.get("limit") ?? 30);
    return Response.json({ items: items.slice(from, from + limit).map(({ one }) => ({ ...one, preview: undefined })), next: from + limit < items.length ? String(from + limit) : null });
  }

  private change(kept: Kept, { fixes = [], ...settings }: Partial<Settings> & { fixes?: Fix[] }): Import {
    if (kept.one.state !== "analysed") throw new Refused(409, "import.state", "这次导入已经开始，不能再修改。");
    kept.one = { ...kept.one, ...settings };
    for (const fix of fixes) this.fix(kept, fix);
    return this.judge(kept);
  }

  /** Good enough for a stand-in: corrections change its rows, and remember what stood there first. */
  private fix(kept: Kept, { line, column, from, to }: Fix): void {
    const { preview } = kept.one;
    let corrected = preview.corrected;
    kept.rows = kept.rows.map((row) => {
      const known = corrected.find((one) => one.line === row.line && one.column === column);
      const now = row.cells[column] ?? "";
      const meant = line === null ? (to === null ? known?.was === from : now === from) : line === row.line;
      if (!meant || (to === null && !known)) return row;
      corrected = corrected.filter((one) => one !== known);
      if (to !== null) corrected = [...corrected, { line: row.line, column, was: known?.was ?? now }];
      return { ...row, cells: row.cells.with(column, to ?? known?.was ?? now) };
    });
    kept.one = { ...kept.one, corrections: corrected.length, preview: { ...preview, corrected, rows: kept.rows.slice(0, 100) } };
  }

  private judge(kept: Kept): Import {
    const { one } = kept;
    const problems = this.problems(one, one.preview.rows);
    const out = linesOf(problems.filter(({ leftOut }) => !leftOut));
    const without = linesOf(problems.filter(({ line }) => !out.has(line)));
    one.preview = { ...one.preview, problems, rejected: out.size, leftOut: without.size };
    return one;
  }

  private problems(one: Import, rows: Kept["rows"]): CellProblem[] {
    const definition = this.house.definition(one.object);
    const spared = (name: string | null) => one.misfit === "leave_out" && name !== null && name !== one.duplicates.by && !definition.fields.find((field) => field.name === name)?.required;
    return judgeRows(definition, one.mapping, rows, one.columns.length).map((problem) => ({ ...problem, leftOut: spared(problem.field) }));
  }

  private keep({ one }: Kept, { name }: { name: string }): Response {
    const { mapping, duplicates, misfit, defaults } = one;
    const saved = { id: `s${this.mappings.length}`, name, headers: one.columns.map(({ header }) => header), settings: { mapping, duplicates, misfit, defaults } };
    this.mappings.push(saved);
    return Response.json(toldOf(saved, one), { status: 201 });
  }

  private applied(kept: Kept, id: string): Import {
    const saved = this.mappings.find((one) => one.id === id);
    if (!saved) throw new Refused(404, "import.mapping_absent", "没有这个已保存的映射");
    return this.change(kept, saved.settings);
  }

  private rest(kept: Kept, state: "paused" | "cancelled"): Import {
    kept.one = { ...kept.one, state, finishedAt: state === "cancelled" ? new Date().toISOString() : null };
    return kept.one;
  }

  private run(kept: Kept): Import {
    const { one } = kept;
    if (one.state === "paused") {
      kept.one = { ...one, state: "running", startedAt: new Date(Date.now() - (one.progress.read / this.pace) * 1000).toISOString() };
      return kept.one;
    }
    const problems = this.problems(one, kept.rows);
    kept.bad = linesOf(problems.filter(({ leftOut }) => !leftOut));
    one.progress.leftOut = linesOf(problems.filter(({ line }) => !kept.bad.has(line))).size;
    kept.one = { ...one, state: "running", startedAt: new Date().toISOString(), finishedAt: null };
    return kept.one;
  }

  private undo(kept: Kept): Import {
    kept.one = { ...kept.one, state: "undoing" };
    kept.undoing = Date.now();
    return kept.one;
  }

  /** Whatever would have happened since somebody last asked. */
  private tick(kept: Kept): void {
    const { one } = kept;
    if (!isBusy(one.state) || one.startedAt === null || kept.rows.length === 0) return;
    if (one.state === "undoing") return this.takeBack(kept);
    const seconds = (Date.now() - Date.parse(one.startedAt)) / 1000;
    const read = Math.min(kept.rows.length, Math.floor(seconds * this.pace));
    const progress = { ...one.progress };
    for (const row of kept.rows.slice(progress.read, read)) {
      if (kept.bad.has(row.line)) progress.rejected++;
      else if (one.duplicates.policy === "ask" && row.line % 3 === 0) {
        (kept.asked ??= []).push(this.asked(one, row));
        progress.asked++;
      } else if (one.duplicates.policy !== "create" && row.line % 29 === 0) progress[one.duplicates.policy === "skip" ? "skipped" : "updated"]++;
      else { kept.made.push(this.make(one, row.cells)); progress.created++; }
    }
    Object.assign(progress, { read, rowsPerSecond: this.pace, secondsLeft: (kept.rows.length - read) / this.pace });
    kept.one = { ...one, progress, ...(read === kept.rows.length ? { state: "finished", finishedAt: new Date().toISOString() } : {}) };
  }

  /** Beside the record that was made last. */
  private asked(one: Import, { line, cells }: Kept["rows"][number]): AskedRow {
    const texts = Object.fromEntries(Object.entries(one.mapping).flatMap(([column, field]) => (field === null ? [] : [[field, cells[Number(column)] ?? ""]])));
    const made = this.kept.get(one.id)?.made.at(-1);
    const records = made === undefined ? [] : [this.house.records.stored(one.object, made).row].map((row) => ({ id: row.id, title: String(row.name), values: row }));
    return { line, texts, values: texts, records };
  }

  private decide(kept: Kept, { as, record, take = [] }: Decision, line?: number): Response {
    const meant = (kept.asked ?? []).filter((row) => line === undefined || row.line === line);
    const { progress } = kept.one;
    for (const row of meant) {
      if (as === "same" && record !== undefined) this.house.records.put(kept.one.object, record, Object.fromEntries(take.map((field) => [field, row.texts[field]])));
      if (as === "other") kept.made.push(this.make(kept.one, kept.rows.find((one) => one.line === row.line)?.cells ?? []));
      progress.asked--;
      progress[as === "same" ? "updated" : as === "other" ? "created" : "skipped"]++;
    }
    kept.asked = (kept.asked ?? []).filter((row) => !meant.includes(row));
    return Response.json(line === undefined ? { done: meant.length, refused: 0, next: null } : kept.one);
  }

  private make(one: Import, cells: string[]): string {
    const definition = this.house.definition(one.object);
    const draft: Record<string, unknown> = {};
    for (const [column, name] of Object.entries(one.mapping)) {
      const field = definition.fields.find((known) => known.name === name);
      const text = (cells[Number(column)] ?? "").trim();
      if (!field || text === "" || field.type === "reference") continue;
      draft[field.name] = ["money", "whole", "decimal", "percent"].includes(field.type) ? Number(text.replace(/[,¥$%\s]/g, "")) : text;
    }
    return this.house.records.create({ ...definition, fields: definition.fields.map((field) => ({ ...field, required: false })) }, draft).id;
  }

  private takeBack(kept: Kept): void {
    if (Date.now() - (kept.undoing ?? 0) < 2_000_000 / this.pace) return;
    const { object, progress } = kept.one;
    const untouched = kept.made.filter((id) => this.house.records.stored(object, id).row.version === 1);
    for (const id of untouched) this.house.records.remove(object, id);
    kept.one = { ...kept.one, state: "undone", undo: { removed: untouched.length, reverted: progress.updated, kept: kept.made.length - untouched.length } };
  }

  private require(id: string): Kept {
    const found = this.kept.get(id);
    if (!found) throw new Refused(404, "import.absent", "没有这次导入，或它不属于您的公司。");
    return found;
  }
}

const linesOf = (problems: CellProblem[]) => new Set(problems.map(({ line }) => line));
