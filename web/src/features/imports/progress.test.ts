import { expect, test } from "vitest";
import { foundBy } from "./found";
import { isBusy } from "./import";
import { secondsTaken, shareDone, timeLeft } from "./progress";

const none = { created: 0, updated: 0, unchanged: 0, skipped: 0, rejected: 0, leftOut: 0, asked: 0, rowsPerSecond: 0, secondsLeft: null };

test("an estimate of the total that proves too small never passes the end", () => {
  expect(shareDone({ ...none, read: 120, total: 100 })).toBe(1);
  expect(shareDone({ ...none, read: 25, total: 100 })).toBe(0.25);
  expect(shareDone({ ...none, read: 0, total: 0 })).toBe(1);
});

test("tells time left as people do", () => {
  expect(timeLeft(null)).toBeUndefined();
  expect(timeLeft(Infinity)).toBeUndefined();
  expect(timeLeft(1)).toEqual({ unit: "soon" });
  expect(timeLeft(7.4)).toEqual({ unit: "seconds", count: 7 });
  expect(timeLeft(41)).toEqual({ unit: "seconds", count: 45 });
  expect(timeLeft(61)).toEqual({ unit: "minutes", count: 2 });
  expect(timeLeft(5400)).toEqual({ unit: "hours", count: 1.5 });
});

test("only work at the server is asked for again and again", () => {
  expect(["analysed", "running", "finished", "failed", "undoing", "undone"].filter((state) => isBusy(state as never))).toEqual(["running", "undoing"]);
});

test("finds what an import made only once it has ended", () => {
  const times = { startedAt: "2026-11-20T01:00:00Z", finishedAt: "2026-11-20T01:00:09Z", createdBy: { id: "u1", title: "林" } };
  expect(secondsTaken(times)).toBe(9);
  expect(foundBy(times, "created")).toBe('created_at >= timestamp("2026-11-20T01:00:00Z") && created_at <= timestamp("2026-11-20T01:00:09Z") && created_by == "u1"');
  expect(foundBy({ ...times, finishedAt: null }, "created")).toBeUndefined();
});
