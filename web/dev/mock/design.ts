import type { Field, Finding, Label, ObjectDefinition, Reference } from "../../src/lib/api/types.ts";
import type { Tables } from "./data.ts";
import { field as makeField, system } from "./fields.ts";
import { objects } from "./objects.ts";
import { Refused } from "./records.ts";

type Words = Record<string, unknown>;

interface Draw {
  object: string;
  field: string | null;
  steps: [kind: string, text: string, background?: boolean][];
  warnings?: Finding[];
  obstacles?: Finding[];
  apply: () => void;
}

interface Kept {
  path: string;
  object: string;
  field: string | null;
  definition: ObjectDefinition | Field;
}

/** Objects of the stand-in, which can be made and changed as the server's can; only the plainest checks are played. */
export class Design {
  readonly all: ObjectDefinition[] = structuredClone(objects);
  private readonly bin: Kept[] = [];
  private readonly changes: { id: string; at: string; actor: Reference; undo: boolean; names: string[]; before: ObjectDefinition[] }[] = [];
  private readonly tables: Tables;
  private readonly actor: () => Reference;

  constructor(tables: Tables, actor: () => Reference) {
    this.tables = tables;
    this.actor = actor;
  }

  require(name: string): ObjectDefinition {
    const found = this.all.find((one) => one.name === name);
    if (!found) throw new Refused(404, "object.absent", `没有名为“${name}”的对象`);
    return found;
  }

  handle(method: string, url: URL, path: (string | undefined)[], words: Words): Response {
    const [head = "", next = "", last = ""] = path;
    if (head === "changes") return method === "GET" ? Response.json({ items: this.changes.map(({ id, at, actor, undo, names }) => ({ id, at, actor, undo, names })) }) : this.revert(next);
    if (head === "bin" && method === "GET") return Response.json({ items: this.bin });
    if (method === "GET" && next === "indexes") return Response.json({ items: [] });
    if (method === "GET") return Response.json(head ? this.require(head) : { items: this.all.map(({ name, label, plural, icon, navigation, rights }) => ({ name, label, plural, icon, navigation, rights })) });
    return this.answer(this.draw(`${method} ${head === "bin" ? "bin" : head ? "object" : ""} ${next === "fields" ? "field" : ""}`.trim(), { head, next, last }, words), url, method);
  }

  /** What the record of a definition says, asked for by its path. */
  sources(where: string): Response {
    const [object = "", field] = (/"([^"]*)"/.exec(where)?.[1] ?? "").split(".");
    const found = this.require(object).fields.find((one) => one.name === field);
    return Response.json({ items: found ? [{ id: field, version: 1, source: JSON.stringify(found) }] : [], next: null, count: 1, countIsExact: true });
  }

  private draw(act: string, { head, next, last }: { head: string; next: string; last: string }, words: Words): Draw {
    switch (act) {
      case "POST": return this.addObject(words);
      case "PATCH object": return this.changeObject(head, words);
      case "DELETE object": return this.remove(head, null);
      case "POST object field": return this.addField(head, words);
      case "PATCH object field": return this.changeField(head, last, words);
      case "DELETE object field": return this.remove(head, last);
      case "POST bin": return this.fromBin(next, true);
      case "DELETE bin": return this.fromBin(next, false);
      default: throw new Refused(405, "method.refused", "不支持的操作");
    }
  }

  private answer(draw: Draw, url: URL, method: string): Response {
    const { object, field, steps, warnings = [], obstacles = [] } = draw;
    const answer = { change: null as string | null, object, field, possible: obstacles.length === 0, steps: steps.map(([kind, text, background = false]) => ({ kind, text, params: {}, background })), warnings, obstacles };
    if (url.searchParams.get("plan") === "true") return Response.json(answer);
    if (obstacles.length > 0) throw new Refused(422, "design.refused", "无法按此更改，请查看具体原因。", obstacles);
    const id = `change-${this.changes.length + 1}`;
    this.changes.unshift({ id, at: new Date().toISOString(), actor: this.actor(), undo: false, names: [field ? `${object}.${field}` : object], before: structuredClone(this.all) });
    draw.apply();
    return Response.json({ ...answer, change: id }, { status: method === "POST" ? 201 : 200 });
  }

  private revert(id: string): Response {
    const index = this.changes.findIndex((one) => one.id === id);
    const change = this.changes[index];
    if (!change) throw new Refused(404, "design.change_absent", "没有这项更改，或已无可撤销的内容。");
    if (index > 0) throw new Refused(409, "design.changed_since", "以下内容之后又被更改，请先撤销较晚的更改。");
    this.all.splice(0, this.all.length, ...change.before);
    this.changes.splice(index, 1);
    return new Response(null, { status: 204 });
  }

  private addObject(words: Words): Draw {
    const label = labelOf(words.label);
    const name = nameOf(words, label);
    const obstacles = naming(name, this.all.map((one) => one.name));
    const title = makeField("name", "text", "名称", "Name", { required: true, indexed: true, searchable: true, own: true });
    const made: ObjectDefinition = {
      name, label: label ?? { zh: name, en: name }, plural: labelOf(words.plural) ?? label ?? { zh: name, en: name }, icon: String(words.icon ?? "box"), navigation: words.navigation !== false,
      rights: { create: true, edit: true, delete: true, import: true, export: true, configure: true }, title: "name", fields: [title, ...structuredClone(system)], unique: [], own: true, rules: [],
      list: { columns: ["name"] }, form: { sections: [{ label: { zh: "基本信息", en: "Details" }, fields: ["name"] }] }, highlights: [], views: [],
    };
    return { object: name, field: null, obstacles, steps: [["object_added", `新增对象“${made.label.zh}”（${name}），含 1 个字段；数据表、界面、导入和接口立即可用。`]], apply: () => { this.all.push(made); this.tables[name] = new Map(); } };
  }

  private changeObject(name: string, words: Words): Draw {
    const object = this.require(name);
    const rules = Array.isArray(words.rules) ? (words.rules as { name: string; when: string }[]) : [];
    const broken = rules.filter(({ when }) => !when.trim() || /[&|+\-*/>=<]\s*$/.test(when)).map((rule) => ({ field: "rules", code: "design.rule_broken", message: `“${object.label.zh}”的规则“${rule.name}”将不再成立：条件没有写完。` }));
    return { object: name, field: null, obstacles: broken, steps: [["object_changed", `更改对象“${object.label.zh}”：${Object.keys(words).join("、")}。`]], apply: () => Object.assign(object, words) };
  }

  private addField(name: string, words: Words): Draw {
    const object = this.require(name);
    const label = labelOf(words.label);
    const field = nameOf(words, label);
    const obstacles = [...naming(field, object.fields.map((one) => one.name)), ...optionsWrong(words)];
    const made = makeField(field, String(words.type), label?.zh ?? field, label?.en ?? field, { ...words, name: field, label: label ?? { zh: field, en: field }, own: true, readOnly: words.type === "formula" || words.type === "rollup" });
    const apply = () => {
      object.fields.splice(object.fields.findIndex((one) => one.system), 0, made);
      object.form.sections.at(-1)?.fields.push(field);
      if (object.own) object.list.columns.push(field);
    };
    const rows = this.tables[name]?.size ?? 0;
    return { object: name, field, obstacles, steps: [["field_added", `新增字段“${made.label.zh}”（${field}），瞬间完成，与记录数（${rows}）无关。`], ...(words.indexed ? [["index_added", `为 ${field} 建立索引，共 ${rows} 条记录。`, true] satisfies Draw["steps"][number]] : [])], apply };
  }

  private changeField(name: string, field: string, words: Words): Draw {
    const object = this.require(name);
    const known = object.fields.find((one) => one.name === field);
    if (!known) throw new Refused(404, "field.absent", "没有这个字段");
    const empty = [...(this.tables[name]?.values() ?? [])].filter(({ row }) => row[field] === null).length;
    const warnings = words.required === true && empty > 0 ? [{ field, code: "design.empty_values", message: `“${known.label.zh}”在 ${empty} 条记录中为空，下次编辑该字段时需要补填。` }] : [];
    return { object: name, field, warnings, obstacles: optionsWrong(words), steps: [["field_changed", `更改字段“${known.label.zh}”：${Object.keys(words).join("、")}。`]], apply: () => Object.assign(known, words) };
  }

  private remove(name: string, field: string | null): Draw {
    const object = this.require(name);
    const known = object.fields.find((one) => one.name === field);
    const by = this.all.flatMap((one) => one.fields.filter(({ to, system: kept }) => to === name && one !== object && !kept).map((one_) => `${one.name}.${one_.name}`));
    const obstacles = field === null && by.length > 0 ? [{ field: "name", code: "design.in_use", message: `“${name}”仍被 ${by.join(", ")} 使用，请先移除或修改它。` }] : [];
    const apply = () => {
      this.bin.push({ path: field ? `${name}.${field}` : name, object: name, field, definition: known ?? object });
      if (known) object.fields.splice(object.fields.indexOf(known), 1);
      else this.all.splice(this.all.indexOf(object), 1);
    };
    return { object: name, field, obstacles, steps: [[field ? "field_removed" : "object_removed", field ? `将字段“${known?.label.zh}”移入回收站，保留其值。` : `将对象“${object.label.zh}”及其 ${this.tables[name]?.size ?? 0} 条记录移入回收站，不删除任何数据。`]], apply };
  }

  private fromBin(path: string, back: boolean): Draw {
    const kept = this.bin.find((one) => one.path === path);
    if (!kept) throw new Refused(409, "design.not_in_bin", `“${path}”不在回收站中，请先移除。`);
    const apply = () => {
      this.bin.splice(this.bin.indexOf(kept), 1);
      if (!back) return;
      if (kept.field) this.require(kept.object).fields.unshift(kept.definition as Field);
      else this.all.push(kept.definition as ObjectDefinition);
    };
    return { object: kept.object, field: kept.field, steps: [[back ? "restored" : "purged", back ? `恢复“${kept.definition.label.zh}”及其值。` : `永久删除“${kept.definition.label.zh}”及其全部值。`]], apply };
  }
}

function labelOf(given: unknown): Label | undefined {
  if (typeof given === "string") return { zh: given, en: given };
  if (typeof given !== "object" || given === null) return undefined;
  const { zh, en } = given as Partial<Label>;
  return zh || en ? { zh: zh ?? en ?? "", en: en ?? zh ?? "" } : undefined;
}

/** Without pinyin: letters stay, everything else becomes its number. */
function nameOf(words: Words, label: Label | undefined): string {
  if (typeof words.name === "string" && words.name !== "") return words.name;
  const text = label?.en ?? "";
  return [...text.toLowerCase()].map((letter) => (/[a-z0-9]/.test(letter) ? letter : /\s/.test(letter) ? "_" : `u${letter.codePointAt(0)?.toString(16)}`)).join("").slice(0, 40);
}

function naming(name: string, taken: string[]): Finding[] {
  if (name === "") return [{ field: "name", code: "design.name_missing", message: "请填写名称，或填写可生成名称的标签。" }];
  if (!/^[a-z][a-z0-9_]*$/.test(name)) return [{ field: "name", code: "design.name_unfit", message: `“${name}”不能作为名称：请用小写拉丁字母、数字和下划线，并以字母开头。` }];
  return taken.includes(name) ? [{ field: "name", code: "design.name_taken", message: `名称“${name}”已被使用，请换一个，例如“${name}_2”。` }] : [];
}

function optionsWrong({ type, to, cel }: Words): Finding[] {
  if ((type === "reference" || type === "references") && !to) return [{ field: "to", code: "design.target_missing", message: "引用字段需要指明所指向的对象，请填写“to”。" }];
  return typeof cel === "string" && /[+\-*/]\s*$/.test(cel) ? [{ field: "formula", code: "computed.broken", message: "条件没有写完。" }] : [];
}
