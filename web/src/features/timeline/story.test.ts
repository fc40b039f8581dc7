import { expect, test } from "vitest";
import type { Moment } from "./api";
import { story } from "./story";

let number = 0;
const dayOf = (instant: string) => instant.slice(0, 10);
const change = (at: string, by: string, operation: "create" | "update" = "update"): Moment => ({
  kind: "change", at, by: { id: by, title: by },
  change: { change: ++number, at, actor: { id: by, title: by }, cause: { kind: "screen" }, operation, fields: [{ field: "city", from: null, to: "上海" }] },
});
const note = (at: string): Moment => ({ kind: "note", at, by: { id: "a", title: "a" }, record: { id: `note-${++number}`, version: 1 } });

const told = (moments: Moment[]) => story(moments, dayOf).map(({ day, lines }) => [day, lines.map((line) => (line.kind === "run" ? line.changes.length : line.moment.kind))]);

test("changes of one person in one go are one line, and a day begins anew", () => {
  expect(told([
    change("2026-01-05T10:40:00Z", "lin"), change("2026-01-05T10:20:00Z", "lin"), change("2026-01-05T09:10:00Z", "lin"),
    change("2026-01-04T23:50:00Z", "lin"),
  ])).toEqual([["2026-01-05", [2, 1]], ["2026-01-04", [1]]]);
});

test("another person, or something that was said, parts a run", () => {
  expect(told([change("2026-01-05T10:40:00Z", "lin"), change("2026-01-05T10:39:00Z", "wang"), note("2026-01-05T10:38:00Z"), change("2026-01-05T10:37:00Z", "wang")]))
    .toEqual([["2026-01-05", [1, 1, "note", 1]]]);
});

test("that a record was made is told on its own", () => {
  expect(told([change("2026-01-05T10:40:00Z", "lin"), change("2026-01-05T10:39:00Z", "lin", "create")])).toEqual([["2026-01-05", [1, "change"]]]);
});
