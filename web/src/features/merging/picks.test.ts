import { expect, test } from "vitest";
import type { Decided, Preview } from "./api";
import { beside, chosen, orderOf } from "./picks";

const decided = (field: string, more: Partial<Decided> = {}): Decided => ({ field, choice: { from: "a" }, differs: true, several: false, locked: false, ...more });
const preview = (...fields: Decided[]): Preview => ({ object: "account", survivor: "a", records: [{ id: "a", version: 3 }, { id: "b", version: 7 }], fields, moved: [] });

test("what was picked comes before what the rules say", () => {
  expect(chosen(decided("city"), { city: { from: "b" } }, "a")).toEqual({ from: "b" });
  expect(chosen(decided("city"), {}, "a")).toEqual({ from: "a" });
  expect(chosen(decided("tags", { choice: { all: true } }), {}, "a")).toEqual({ all: true });
  expect(chosen(decided("city", { choice: null }), {}, "a")).toBeUndefined();
});

test("a locked field stays the survivor's, whatever was picked when another one survived", () => {
  expect(chosen(decided("level", { locked: true, choice: { from: "b" } }), { level: { from: "b" } }, "a")).toEqual({ from: "a" });
});

test("the order says exactly what is on the screen, with the versions that are", () => {
  expect(orderOf(preview(decided("city"), decided("tags", { choice: { all: true } }), decided("level", { locked: true }), decided("name", { differs: false })), { city: { from: "b" } })).toEqual({
    survivor: "a", merged: ["b"], versions: { a: 3, b: 7 }, choices: { city: { from: "b" }, tags: { all: true } },
  });
});

test("arrows go round, by way of all where a field takes several", () => {
  expect(beside(decided("city"), { from: "b" }, ["a", "b"], 1)).toEqual({ from: "a" });
  expect(beside(decided("tags", { several: true }), { from: "b" }, ["a", "b"], 1)).toEqual({ all: true });
  expect(beside(decided("tags", { several: true }), { from: "a" }, ["a", "b"], -1)).toEqual({ all: true });
});
