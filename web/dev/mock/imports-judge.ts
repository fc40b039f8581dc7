import type { CellProblem, Column, Mapping } from "../../src/features/imports/import.ts";
import type { Field, ObjectDefinition } from "../../src/lib/api/types.ts";

/** Other names under which files carry the fields; the real server knows many more. */
const synonyms: Record<string, string[]> = {
  name: ["公司名称", "企业名称", "客户", "account", "company", "company name", "site name", "organisation", "姓名"],
  uscc: ["信用代码", "税号", "uscc"], industry: ["sector", "所属行业"], revenue: ["营业额（元）", "营业额", "turnover"], employees: ["人数", "staff"],
  city: ["所在城市", "office_location", "neighborhood"], phone: ["总机", "tel", "联系电话"], mail: ["e-mail", "email", "email address"], website: ["url", "官网"],
  founded: ["成立时间", "year_established", "established"], parent: ["subsidiary_of", "母公司"], address: ["注册地址", "street"], notes: ["remark", "program name"],
};

export function judgeColumns(definition: ObjectDefinition, header: string[], rows: string[][]): Column[] {
  const taken = new Set<string>();
  return header.map((text, index) => {
    const [suggestion, confidence] = guess(definition, text.trim().toLowerCase());
    const free = suggestion !== null && !taken.has(suggestion);
    if (free) taken.add(suggestion);
    const samples = [...new Set(rows.slice(0, 200).map((row) => (row[index] ?? "").trim()).filter(Boolean))].slice(0, 5);
    return { index, header: text.trim() || `Column ${index + 1}`, samples, suggestion: free ? suggestion : null, confidence: free ? confidence : 0 };
  });
}

function guess(definition: ObjectDefinition, header: string): [string | null, number] {
  for (const field of definition.fields.filter((one) => !one.readOnly)) {
    if (header === field.name || header === field.label.zh || header === field.label.en.toLowerCase()) return [field.name, 1];
    const others = synonyms[field.name] ?? [];
    if (others.includes(header)) return [field.name, header.includes("_") ? 0.72 : 0.93];
    if (header !== "" && others.some((other) => header.includes(other))) return [field.name, 0.48];
  }
  return [null, 0];
}

export function judgeRows(definition: ObjectDefinition, mapping: Mapping, rows: { line: number; cells: string[] }[], width: number): Omit<CellProblem, "leftOut">[] {
  const chosen = Object.entries(mapping).flatMap(([column, name]) => {
    const field = definition.fields.find((one) => one.name === name);
    return field ? [{ column: Number(column), field }] : [];
  });
  return rows.flatMap(({ line, cells }): Omit<CellProblem, "leftOut">[] => {
    if (cells.length > width) return [{ line, column: null, field: null, code: "import.row_width", message: `本行有 ${cells.length} 个单元格，表头有 ${width} 个。请检查是否缺少或多出分隔符、引号。` }];
    return chosen.flatMap(({ column, field }) => {
      const found = judge(field, (cells[column] ?? "").trim());
      return found ? [{ line, column, field: field.name, ...found }] : [];
    });
  });
}

function judge(field: Field, text: string): { code: string; message: string } | undefined {
  if (text === "") return field.required ? { code: "field.required", message: `“${field.label.zh}”必填。` } : undefined;
  const number = Number(text.replace(/[,¥$%\s]/g, ""));
  switch (field.type) {
    case "whole": return Number.isInteger(number) ? undefined : { code: "number.shape", message: `“${text}”不是整数。` };
    case "money": case "decimal": case "percent": return Number.isNaN(number) ? { code: "number.shape", message: `“${text}”不是数字。` } : undefined;
    case "mail": return /^\S+@\S+\.\S+$/.test(text) ? undefined : { code: "mail.shape", message: `“${text}”不是邮箱地址。` };
    case "uscc": return /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(text) ? undefined : { code: "uscc.shape", message: `“${text}”不是 18 位统一社会信用代码。` };
    case "date": return /^\d{4}[-/](0?[1-9]|1[0-2])[-/]\d{1,2}$/.test(text) ? undefined : { code: "date.shape", message: `“${text}”不是日期，请写成 2024-03-05 这样。` };
    case "select": return field.open || field.choices?.some(({ value, label }) => [value, label.zh, label.en].includes(text)) ? undefined : { code: "choice.unknown", message: `“${text}”不在“${field.label.zh}”的选项中。` };
    default: return undefined;
  }
}
