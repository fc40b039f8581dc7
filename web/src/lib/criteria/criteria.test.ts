import { expect, test } from "vitest";
import { account as plain } from "../../../dev/mock/objects";
import type { ObjectDefinition } from "@/lib/api/types";
import { byName, type Clause } from "./clause";
import { fromCel } from "./read";
import { toCel } from "./write";

const base = { required: false, readOnly: false, system: false, sortable: false, filterable: true, searchable: false };
const account: ObjectDefinition = { ...plain, fields: [...plain.fields, { ...base, name: "tags", type: "tags", kind: "list", label: { zh: "标签", en: "Tags" } }, { ...base, name: "stay", type: "duration", kind: "whole", label: { zh: "时长", en: "Stay" } }] };
const fields = byName(account.fields);
const written: [Clause, string][] = [
  [{ field: "name", operator: "contains", values: ['科"技\\'] }, 'contains(name, "科\\"技\\\\")'],
  [{ field: "name", operator: "starts", values: ["a && b"] }, 'startsWith(name, "a && b")'],
  [{ field: "revenue", operator: "atLeast", values: ["1000000"] }, "revenue >= 1000000.0"],
  [{ field: "revenue", operator: "between", values: ["-1.5", "2"] }, "revenue >= -1.5 && revenue <= 2.0"],
  [{ field: "employees", operator: "more", values: ["20"] }, "employees > 20"],
  [{ field: "level", operator: "oneOf", values: ["A", "B"] }, 'level in ["A", "B"]'],
  [{ field: "level", operator: "oneOf", values: ["A"] }, 'level == "A"'],
  [{ field: "level", operator: "noneOf", values: ["A", "C"] }, '!(level in ["A", "C"])'],
  [{ field: "tags", operator: "oneOf", values: ["重点", 'a"b'] }, '("重点" in tags || "a\\"b" in tags)'],
  [{ field: "tags", operator: "noneOf", values: ["展会"] }, '!("展会" in tags)'],
  [{ field: "stay", operator: "atLeast", values: ["7200"] }, "stay >= 7200"],
  [{ field: "owner", operator: "isMe", values: [] }, "owner == me()"],
  [{ field: "listed", operator: "is", values: ["true"] }, "listed == true"],
  [{ field: "phone", operator: "empty", values: [] }, "empty(phone)"],
  [{ field: "mail", operator: "filled", values: [] }, "!empty(mail)"],
  [{ field: "founded", operator: "atMost", values: ["2020-01-31"] }, 'founded <= date("2020-01-31")'],
  [{ field: "created_at", operator: "atLeast", values: ["2026-01-01T00:00:00.000Z"] }, 'created_at >= timestamp("2026-01-01T00:00:00.000Z")'],
];

test.each(written)("%j is written as CEL and read back the same", (clause, cel) => {
  expect(toCel([clause], fields)).toBe(cel);
  expect(fromCel(cel, fields)).toEqual([clause]);
});

test("clauses are joined by and, in order, and come back one by one", () => {
  const clauses = written.map(([clause]) => clause);
  expect(fromCel(toCel(clauses, fields), fields)).toEqual(clauses);
});

test("an unfinished clause and an unknown field are left out", () => {
  expect(toCel([{ field: "revenue", operator: "between", values: ["1"] }, { field: "nosuch", operator: "empty", values: [] }], fields)).toBe("");
});

test("criteria that chips cannot show are left as they are", () => {
  for (const cel of ['name == "a" || city == "b"', "revenue * 2.0 > 1.0", 'nosuch == "a"', "size(name) > 3"]) expect(fromCel(cel, fields)).toBeUndefined();
  expect(fromCel("", fields)).toEqual([]);
});
