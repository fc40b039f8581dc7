import type { Change, RecordRow, Reference } from "../../src/lib/api/types.ts";

export interface Stored {
  row: RecordRow;
  history: Change[];
}

export type Tables = Record<string, Map<string, Stored>>;

const places: [string, string, string][] = [["上海", "上海", "021"], ["北京", "北京", "010"], ["广东", "深圳", "0755"], ["广东", "广州", "020"], ["浙江", "杭州", "0571"], ["浙江", "宁波", "0574"], ["江苏", "苏州", "0512"], ["江苏", "南京", "025"], ["四川", "成都", "028"], ["湖北", "武汉", "027"], ["山东", "青岛", "0532"], ["陕西", "西安", "029"]];
const words = ["华远", "恒信", "天诚", "博瑞", "中科", "金源", "鼎盛", "瑞达", "宏图", "新锐", "安泰", "启明", "云帆", "海纳", "智联", "长风", "明德", "东方", "凌云", "泰和", "佳讯", "卓越", "盛世", "星辰"];
const trades: [string, string][] = [["制造业", "精密机械制造"], ["制造业", "自动化设备"], ["信息技术", "软件技术"], ["信息技术", "数据科技"], ["医疗健康", "生物医药"], ["新能源", "新能源科技"], ["物流运输", "供应链管理"], ["建筑工程", "建筑工程"], ["商贸零售", "国际贸易"], ["金融服务", "融资租赁"]];
const family = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";
const given = ["伟", "芳", "娜", "敏", "静", "磊", "洋", "勇", "艳", "杰", "晓明", "志强", "雪梅", "建国", "思远", "子涵", "佳怡", "文博"];
const positions = ["总经理", "采购总监", "采购经理", "技术总监", "财务总监", "信息部经理", "销售总监", "行政主管"];
const day = 86_400_000;
const start = Date.parse("2026-11-20T09:00:00Z");

/** A repeatable market: the same seed gives the same companies every time. */
export function makeTables(accounts = 5000): Tables {
  const random = seeded(20_261_120);
  const pick = <T>(items: ArrayLike<T>): T => items[Math.floor(random() * items.length)] as T;
  const person = () => pick(family) + pick(given);
  const tables: Tables = { account: new Map(), contact: new Map(), user: new Map(), department: new Map(), absence: new Map(), note: new Map(), comment: new Map(), task: new Map() };
  const put = (object: string, row: RecordRow, history: Change[] = []) => tables[object]?.set(row.id, { row, history });

  const departments: Reference[] = ["华东销售部", "华南销售部", "大客户部"].map((title, index) => ({ id: id("d", index), title }));
  const users: Reference[] = ["林晓云", "陈志远", "Anna Schmidt", "周雨桐", "王建国", "赵敏"].map((title, index) => ({ id: id("u", index), title }));
  const company: Reference = { id: id("d", 9), title: "观澜示例公司" };
  put("department", { id: company.id, version: 1, name: company.title, code: "HQ", parent: null, manager: users[0] ?? null, deleted_at: null });
  departments.forEach((one, index) => put("department", { id: one.id, version: 1, name: one.title, code: `S${index + 1}`, parent: company, manager: users[index + 1] ?? null, deleted_at: null }));
  users.forEach((one, index) => put("user", { id: one.id, version: 1, name: one.title, position: index === 0 ? "总经理" : index < 4 ? "区域经理" : "客户经理", manager: index === 0 ? null : (users[index < 4 ? 0 : 1] ?? null), department: index === 0 ? company : (departments[(index - 1) % 3] ?? null), departments: [], active: true, mail: `${one.id.slice(-4)}@guanlan.example`, deleted_at: null }));

  for (let index = 0; index < accounts; index++) {
    const [province, city, prefix] = pick(places);
    const [industry, trade] = pick(trades);
    const form = pick(["有限公司", "有限公司", "股份有限公司", "（集团）有限公司"]);
    const created = start - Math.floor(random() * 700) * day - index * 1000;
    const updated = Math.min(start, created + Math.floor(random() * 300) * day);
    const owner = pick(users);
    const revenue = Math.round(10 ** (5.5 + random() * 4)) ;
    const row: RecordRow = {
      id: id("a", index), version: 1 + Math.floor(random() * 5), name: `${city}${pick(words)}${pick(words)}${trade}${form}`,
      uscc: random() < 0.9 ? `91${String(310000 + Math.floor(random() * 90000))}MA${String(1e7 + index * 37).slice(0, 8)}` : null,
      industry, level: pick(["A", "B", "B", "C", "C", "C"]), status: pick(["lead", "lead", "active", "active", "active", "risk", "lost"]),
      revenue: random() < 0.93 ? revenue : null, employees: Math.round(10 ** (1 + random() * 3)), province, city,
      address: `${city}市${pick(["中山路", "人民路", "科技大道", "创新街", "滨江路"])}${1 + Math.floor(random() * 900)}号`,
      phone: random() < 0.5 ? `${prefix}-${String(Math.floor(2e7 + random() * 6e7))}` : `1${pick(["38", "39", "86", "77"])}${String(Math.floor(1e7 + random() * 8.9e7))}`,
      mail: random() < 0.7 ? `contact${index}@example.com` : null, website: random() < 0.6 ? `https://www.company${index}.example.com` : null,
      founded: new Date(Date.parse("1988-01-01") + Math.floor(random() * 13_000) * day).toISOString().slice(0, 10),
      listed: random() < 0.08, discount: random() < 0.5 ? Math.round(random() * 300) / 10 : null, score: Math.round(random() * 1000) / 10,
      parent: index > 40 && random() < 0.05 ? { id: id("a", index % 40), title: String(tables.account?.get(id("a", index % 40))?.row.name) } : null,
      last_contact_at: random() < 0.8 ? new Date(start - Math.floor(random() * 90) * day).toISOString() : null,
      notes: random() < 0.3 ? "客户对交付周期敏感，合同条款需法务提前介入。\n下季度计划扩产，预计追加采购。" : null,
      owner, department: pick(departments), created_at: new Date(created).toISOString(), created_by: owner, updated_at: new Date(updated).toISOString(), updated_by: pick(users), deleted_at: null,
    };
    put("account", row, sampleHistory(row, users));
  }
  for (let index = 0; index < accounts * 1.4; index++) {
    const home = tables.account?.get(id("a", Math.floor(random() * accounts)))?.row;
    const owner = pick(users);
    put("contact", { id: id("c", index), version: 1, name: person(), account: home ? { id: home.id, title: String(home.name) } : null, position: pick(positions), phone: `13${String(Math.floor(1e8 + random() * 8.9e8))}`, mail: `person${index}@example.com`, decides: random() < 0.25, birthday: null, owner, department: pick(departments), created_at: new Date(start - index * 60_000).toISOString(), created_by: owner, updated_at: new Date(start - index * 60_000).toISOString(), updated_by: owner, deleted_at: null });
  }
  return tables;
}

let changes = 1;

function sampleHistory(row: RecordRow, users: Reference[]): Change[] {
  const [first = null, second = null] = users;
  const at = (days: number) => new Date(Date.parse(String(row.updated_at)) - days * day).toISOString();
  return [
    { change: changes++, at: at(0), actor: second, onBehalfOf: first, cause: { kind: "screen" }, operation: "update", fields: [{ field: "status", from: "lead", to: row.status }, { field: "level", from: "C", to: row.level }] },
    { change: changes++, at: at(12), actor: first, cause: { kind: "screen" }, operation: "update", fields: [{ field: "revenue", from: null, to: row.revenue }, { field: "owner", from: first, to: row.owner }] },
    { change: changes++, at: String(row.created_at), actor: first, cause: { kind: "import", id: "import-1", label: "华东客户名单.xlsx" }, operation: "create", fields: [] },
  ];
}

export function id(kind: string, index: number): string {
  return `01938f5c-0000-7000-8${kind.charCodeAt(0).toString(16)}0-${String(index).padStart(12, "0")}`;
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
