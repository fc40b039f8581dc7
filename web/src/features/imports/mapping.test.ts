import { expect, test } from "vitest";
import { account, contact } from "../../../dev/mock/objects.ts";
import type { Field, RecordRow } from "@/lib/api/types";
import type { Column } from "./import";
import { choose, keyFields, mappedColumns, missingFields, takers, targets, trustIn, usableDuplicates } from "./mapping";
import { reachOf } from "./reach";

const column = (index: number, suggestion: string | null, confidence = 1): Column => ({ index, header: `H${index}`, samples: [], suggestion, confidence });

test("a field chosen for a second column leaves the first", () => {
  const mapping = { 0: "name", 1: "city", 2: null };
  expect(choose(mapping, 2, "name")).toEqual({ 0: null, 1: "city", 2: "name" });
  expect(choose(mapping, 1, null)).toEqual({ 0: "name", 1: null, 2: null });
  expect(mapping).toEqual({ 0: "name", 1: "city", 2: null });
});

test("a record is named by one column or told by several, not both", () => {
  expect(choose({ 0: "account", 1: "name" }, 2, "account.city")).toEqual({ 0: null, 1: "name", 2: "account.city" });
  expect(choose({ 0: "account.name", 1: "account.city" }, 2, "account")).toEqual({ 0: null, 1: null, 2: "account" });
  expect(choose({ 0: "account.name" }, 1, "account.city")).toEqual({ 0: "account.name", 1: "account.city" });
  expect(missingFields(contact, { 0: "name", 1: "account.name" })).toEqual([]);
});

test("fields of the records that rows refer to stand behind their own", () => {
  const links = contact.fields.filter(({ name }) => name === "account");
  const { sections, definition } = reachOf(contact, links, [account]);
  const last = sections.at(-1);
  expect(last?.label?.zh).toBe("客户");
  expect(last?.fields.find(({ name }) => name === "account.city")?.label.zh).toBe("客户 › 城市");
  expect(last?.fields.some(({ name }) => name === "account.parent")).toBe(false);
  expect(definition.fields.some(({ name }) => name === "account.name")).toBe(true);
  expect(reachOf(contact, links, [{ ...account, rights: { ...account.rights, create: false } }]).sections).toEqual(targets(contact));
});

test("the day on which a deal came to a stage is a target of its own", () => {
  const moment = { ...contact.fields[0], name: "stage_entered_at", type: "datetime", label: { zh: "进入阶段时间", en: "Entered the stage" }, required: true } as Field;
  const stages = [
    { id: "s1", version: 1, name: "需求确认", name_en: "Need", pipeline: { id: "p1", title: "标准" } },
    { id: "s2", version: 1, name: "签约", name_en: null, pipeline: { id: "p1", title: "标准" } },
    { id: "s3", version: 1, name: "下单", pipeline: { id: "p2", title: "快单" } },
  ] as unknown as RecordRow[];
  const { sections, definition } = reachOf({ ...contact, fields: [...contact.fields, moment] }, [], [], stages);
  const [first, second] = sections.filter(({ fields }) => fields.some(({ name }) => name.startsWith("course.")));
  expect(first?.label?.en).toBe("Days of the stages · 标准");
  expect(first?.fields.map(({ name, label, required }) => [name, label.en, required])).toEqual([["course.s1", "Need › came here on", false], ["course.s2", "签约 › came here on", false]]);
  expect(second?.fields.map(({ name }) => name)).toEqual(["course.s3"]);
  expect(definition.fields.some(({ name }) => name === "course.s3")).toBe(true);
  expect(reachOf(contact, [], []).sections).toEqual(targets(contact));
});

test("leaving one column out leaves the other left-out columns alone", () => {
  expect(choose({ 0: null, 1: "city" }, 1, null)).toEqual({ 0: null, 1: null });
});

test("tells which column holds a field and how many are imported", () => {
  const columns = [column(0, "name"), column(1, null), column(2, "city")];
  const mapping = { 0: "name", 1: null, 2: "city" };
  expect(takers(mapping, columns).get("city")?.index).toBe(2);
  expect(mappedColumns(mapping, columns).map(({ index }) => index)).toEqual([0, 2]);
});

test("names the required fields that no column fills", () => {
  expect(missingFields(contact, { 0: "name" }).map(({ name }) => name)).toEqual(["account"]);
  expect(missingFields(contact, { 0: "name", 1: "account" })).toEqual([]);
});

test("says how a target came about", () => {
  expect(trustIn(column(0, "name", 0.95), { 0: "name" })).toBe("sure");
  expect(trustIn(column(0, "name", 0.7), { 0: "name" })).toBe("likely");
  expect(trustIn(column(0, "name", 0.4), { 0: "name" })).toBe("guess");
  expect(trustIn(column(0, "name"), { 0: "city" })).toBe("own");
  expect(trustIn(column(0, "name"), { 0: null })).toBe("out");
  expect(trustIn(column(0, null), { 0: null })).toBe("unknown");
});

test("offers every field that can be written once, in the sections of the form", () => {
  const offered = targets(account).flatMap(({ fields }) => fields.map(({ name }) => name));
  expect(new Set(offered).size).toBe(offered.length);
  expect(offered).toContain("owner");
  expect(offered).not.toContain("created_at");
  expect(targets(account)[0]?.fields[0]?.name).toBe("name");
});

test("recognises records by mapped fields of single values, the unique one first", () => {
  expect(keyFields(account, { 0: "revenue", 1: "name", 2: "uscc", 3: "phone" }).map(({ name }) => name)).toEqual(["uscc", "name", "phone"]);
});

test("falls back to another key, or to no comparison, when the key is no longer mapped", () => {
  const byCode = { by: "uscc", policy: "skip" } as const;
  expect(usableDuplicates(account, { 0: "uscc", 1: "name" }, byCode)).toBe(byCode);
  expect(usableDuplicates(account, { 1: "name" }, byCode)).toEqual({ by: "name", policy: "skip" });
  expect(usableDuplicates(account, { 1: "revenue" }, byCode)).toEqual({ by: null, policy: "create" });
});
