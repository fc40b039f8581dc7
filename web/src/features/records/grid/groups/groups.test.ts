import { expect, test } from "vitest";
import { account } from "../../../../../dev/mock/objects";
import type { Field } from "@/lib/api/types";
import { groupable, summable, type Group } from "./api";
import { keyWords, orderOfKeys, whereOf, type GroupKey } from "./key";

const field = (name: string): Field => account.fields.find((one) => one.name === name) as Field;
const group = (key: GroupKey, count: number): Group => ({ key, words: "", where: "", count, sums: {} });

test("rows of a group are asked for by what they have in common", () => {
  expect(whereOf("A", field("level"))).toBe('level == "A"');
  expect(whereOf({ id: "u1", title: "林" }, field("owner"))).toBe('owner == "u1"');
  expect(whereOf(null, field("city"))).toBe("empty(city)");
  expect(whereOf(true, field("listed"))).toBe("listed == true");
  expect(whereOf("2026-12-01", field("founded"))).toBe('founded >= date("2026-12-01") && founded < date("2027-01-01")');
  expect(whereOf("2026-01-01", field("last_contact_at"))).toBe('date(last_contact_at) >= date("2026-01-01") && date(last_contact_at) < date("2026-02-01")');
});

test("groups are called as their values are", () => {
  expect([keyWords("A", field("level")), keyWords({ id: "u1", title: "林" }, field("owner")), keyWords("2026-12-01", field("founded"))]).toEqual(["A 战略", "林", "2026-12"]);
});

const sorted = (name: string, ...groups: Group[]) => groups.toSorted(orderOfKeys(field(name))).map(({ key }) => key);

test("choices keep their order, months go back in time, the rest by size, what is empty comes last", () => {
  expect(sorted("level", group(null, 9), group("C", 5), group("A", 1))).toEqual(["A", "C", null]);
  expect(sorted("founded", group("2025-01-01", 9), group("2026-01-01", 1))).toEqual(["2026-01-01", "2025-01-01"]);
  expect(sorted("city", group("大连", 1), group("上海", 7))).toEqual(["上海", "大连"]);
});

test("amounts are added up, and one groups by what is shared", () => {
  expect(summable([field("name"), field("revenue"), field("employees"), field("discount")])).toEqual(["revenue", "employees"]);
  expect(groupable(account).map(({ name }) => name)).toContain("level");
  expect(groupable(account).map(({ name }) => name)).not.toContain("name");
});
