import { expect, test } from "vitest";
import { dueDays } from "./days";
import { blank, isWhole, recordOf, type Entry } from "./entry";

const now = new Date("2026-01-05T02:00:00Z");
const about = { object: "account", id: "a", title: "云桥" };
const entry = (more: Partial<Entry>): Entry => ({ ...blank, about, text: " 看了样品\n很满意 ", ...more });

test("each kind becomes the record that the server takes", () => {
  expect(recordOf(entry({}), now)).toEqual({ about: "account/a", body: "看了样品\n很满意", at: now.toISOString() });
  expect(recordOf(entry({ kind: "call", result: "busy" }), now)).toMatchObject({ result: "busy", body: "看了样品\n很满意" });
  expect(recordOf(entry({ kind: "visit" }), now)).toMatchObject({ name: "看了样品", state: "held", at: now.toISOString() });
  expect(recordOf(entry({ kind: "task", due: "2026-01-06" }), now)).toEqual({ about: "account/a", name: "看了样品", due: "2026-01-06" });
});

test("only a task may be about nothing", () => {
  expect(isWhole(entry({ about: null }))).toBe(false);
  expect(isWhole(entry({ about: null, kind: "task" }))).toBe(true);
  expect(isWhole(entry({ text: "  " }))).toBe(false);
});

test("days are those where the reader lives", () => {
  expect(dueDays(new Date("2026-01-05T17:00:00Z")).map(({ key }) => key)).toEqual(["none", "today", "tomorrow", "week"]);
  expect(new Set(dueDays(now).map(({ day }) => day)).size).toBe(4);
});
