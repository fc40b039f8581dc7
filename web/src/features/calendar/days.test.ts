import { afterAll, beforeAll, expect, test } from "vitest";
import { account } from "../../../dev/mock/objects";
import type { Field } from "@/lib/api/types";
import { chooseZone } from "@/lib/format/time";
import { nearest } from "./coordinates";
import { addMonths, daysBetween, mondayOf, spanOf, turned, weeksOf } from "./days";
import { clock, dayOf, minutesOf, momentAt } from "./moments";
import { between, byDay, entryOf, lanes, movedTo, sourceOf } from "./source";

beforeAll(() => chooseZone("Asia/Shanghai"));
afterAll(() => chooseZone(undefined));

test("a month is shown in whole weeks that begin with Monday", () => {
  const weeks = weeksOf("2026-02-10");
  expect(weeks.map((week) => week[0])).toEqual(["2026-01-26", "2026-02-02", "2026-02-09", "2026-02-16", "2026-02-23"]);
  expect(weeks.every((week) => week.length === 7)).toBe(true);
  expect(spanOf("month", "2026-02-10")).toEqual({ from: "2026-01-26", to: "2026-03-02" });
  expect(spanOf("week", "2026-02-10")).toEqual({ from: "2026-02-09", to: "2026-02-16" });
  expect([mondayOf("2026-03-01"), daysBetween("2026-02-27", "2026-03-02")]).toEqual(["2026-02-23", 3]);
});

test("the leaves turn by months, weeks and thirty days; a shorter month has its last day", () => {
  expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
  expect(addMonths("2024-03-31", -1)).toBe("2024-02-29");
  expect([turned("month", "2026-12-05", 1), turned("week", "2026-12-30", 1), turned("agenda", "2026-01-31", -1)]).toEqual(["2027-01-05", "2027-01-06", "2026-01-01"]);
});

test("moments are where the reader lives, and back", () => {
  expect([dayOf("2026-02-10T17:30:00Z"), minutesOf("2026-02-10T17:30:00Z"), clock(90)]).toEqual(["2026-02-11", 90, "01:30"]);
  expect(momentAt("2026-02-11", 90)).toBe("2026-02-10T17:30:00.000Z");
});

test("clocks that go forward and back are minded", () => {
  chooseZone("America/New_York");
  expect(momentAt("2026-03-08", 12 * 60)).toBe("2026-03-08T16:00:00.000Z");
  expect(momentAt("2026-11-01", 12 * 60)).toBe("2026-11-01T17:00:00.000Z");
  expect(minutesOf(momentAt("2026-03-09", 9 * 60))).toBe(540);
  chooseZone("Asia/Shanghai");
});

const field = (name: string, type: string): Field => ({ name, type, label: { zh: name, en: name }, required: false, readOnly: false, system: false, sortable: true, filterable: true, searchable: false });
const meeting = { ...account, name: "meeting", fields: [field("name", "text"), field("at", "datetime"), field("ends_at", "datetime")] };
const timed = sourceOf(meeting, field("at", "datetime"));
const task = sourceOf({ ...account, name: "task", fields: [field("name", "text"), field("due", "date")] }, field("due", "date"));

test("an entry that is moved keeps its time and its length", () => {
  const entry = entryOf(timed, { id: "1", version: 1, name: "拜访", at: "2026-02-10T01:00:00Z", ends_at: "2026-02-10T02:30:00Z" });
  expect(entry).toMatchObject({ day: "2026-02-10", from: 540, until: 630 });
  if (!entry) return;
  expect(movedTo(entry, "2026-02-12")).toEqual({ at: "2026-02-12T01:00:00.000Z", ends_at: "2026-02-12T02:30:00.000Z" });
  expect(movedTo(entry, "2026-02-12", 600)).toEqual({ at: "2026-02-12T02:00:00.000Z", ends_at: "2026-02-12T03:30:00.000Z" });
});

test("a day is asked for as a day, a moment by its bounds", () => {
  expect(between(task, "2026-02-01", "2026-03-01")).toBe('due >= date("2026-02-01") && due < date("2026-03-01")');
  expect(between(timed, "2026-02-01", "2026-02-02")).toBe('at >= timestamp("2026-01-31T16:00:00.000Z") && at < timestamp("2026-02-01T16:00:00.000Z")');
});

test("what has no day is on no calendar, whole days come first", () => {
  expect(entryOf(task, { id: "1", version: 1, name: "x", due: null })).toBeUndefined();
  const entries = [entryOf(timed, { id: "1", version: 1, name: "b", at: "2026-02-10T01:00:00Z" }), entryOf(task, { id: "2", version: 1, name: "a", due: "2026-02-10" })].flatMap((one) => one ?? []);
  expect(byDay(entries).get("2026-02-10")?.map(({ title }) => title)).toEqual(["a", "b"]);
});

const meets = (id: string, from: string, to: string) => entryOf(timed, { id, version: 1, name: id, at: `2026-02-10T${from}:00Z`, ends_at: `2026-02-10T${to}:00Z` });

test("what overlaps stands side by side", () => {
  const placed = lanes([meets("a", "01:00", "03:00"), meets("b", "02:00", "02:30"), meets("c", "02:30", "04:00"), meets("d", "05:00", "06:00")].flatMap((one) => one ?? []));
  expect([...placed.values()]).toEqual([{ lane: 0, of: 2 }, { lane: 1, of: 2 }, { lane: 1, of: 2 }, { lane: 0, of: 1 }]);
});

test("the keyboard carries to the nearest place in its direction", () => {
  const rects = [0, 1, 2, 3].map((at) => ({ left: (at % 2) * 100, top: Math.floor(at / 2) * 80, width: 100, height: 80 }));
  expect(nearest({ x: 50, y: 40 }, rects, [1, 0])).toEqual({ x: 150, y: 40 });
  expect(nearest({ x: 50, y: 40 }, rects, [0, 1])).toEqual({ x: 50, y: 120 });
  expect(nearest({ x: 50, y: 40 }, rects, [-1, 0])).toBeUndefined();
});
