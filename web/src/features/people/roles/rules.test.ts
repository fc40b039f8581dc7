import { expect, test } from "vitest";
import type { ObjectRule } from "@/lib/api/access";
import { cellOf, differences, put, same, turned, withField } from "./rules";

const bare: ObjectRule = { rights: [] };

test("a cell turns from neither to given to refused and back", () => {
  const given = turned(bare, "export");
  expect([cellOf(given, "export"), cellOf(turned(given, "export"), "export"), cellOf(turned(turned(given, "export"), "export"), "export")]).toEqual(["given", "denied", "no"]);
});

test("whoever may change may see, and whoever does not see changes nothing", () => {
  expect(put(bare, "edit", "given").rights).toEqual(["see", "edit"]);
  expect(put(bare, "create", "given").rights).toEqual(["create"]);
  expect(put({ rights: ["see", "create", "edit", "transfer"] }, "see", "no").rights).toEqual(["create"]);
});

test("rules are the same however they are written", () => {
  expect(same({ rights: ["edit", "see"] }, { rights: ["see", "edit"], see: { kind: "all" }, denied: [], fields: {} })).toBe(true);
  expect(same({ rights: ["see"], see: { kind: "own" } }, { rights: ["see"], see: { kind: "own" }, change: { kind: "own" } })).toBe(true);
  expect(same({ rights: ["see"], see: { kind: "own" } }, { rights: ["see"] })).toBe(false);
});

test("what is taken from a field leaves no trace", () => {
  const masked = withField(bare, "phone", { access: "masked" });
  expect(masked.fields).toEqual({ phone: { access: "masked" } });
  expect(withField(masked, "phone", undefined)).toEqual(bare);
});

test("two roles differ in what counts, also by way of the other objects", () => {
  const found = differences({ "*": { rights: ["see"], see: { kind: "own" } } }, { "*": { rights: ["see"], see: { kind: "own" } }, account: { rights: ["see", "edit"], see: { kind: "all" }, fields: { phone: { access: "hidden" } } } }, ["*", "account", "contact"]);
  expect(found.map(({ object, kind, what }) => `${object} ${kind} ${what}`)).toEqual(["account right edit", "account see see", "account field phone"]);
});
