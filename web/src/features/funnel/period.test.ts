import { expect, test } from "vitest";
import { dealsOf } from "./funnel-view";
import { before, periodOf, share } from "./period";

const day = new Date(2026, 4, 17, 23, 30);

test("a period ends today and begins with its month, quarter or year", () => {
  expect(periodOf("month", day)).toEqual({ from: "2026-05-01", to: "2026-05-17" });
  expect(periodOf("quarter", day)).toEqual({ from: "2026-04-01", to: "2026-05-17" });
  expect(periodOf("year", day)).toEqual({ from: "2026-01-01", to: "2026-05-17" });
  expect(periodOf("twelve", day)).toEqual({ from: "2025-05-18", to: "2026-05-17" });
});

test("the period before is as long and ends the day before", () => {
  expect(before({ from: "2026-03-01", to: "2026-03-31" })).toEqual({ from: "2026-01-29", to: "2026-02-28" });
  expect(before({ from: "2026-05-17", to: "2026-05-17" })).toEqual({ from: "2026-05-16", to: "2026-05-16" });
});

test("nothing has no share of nothing", () => {
  expect(share(1, 4)).toBe(25);
  expect(share(0, 0)).toBeUndefined();
});

test("a layer leads to the deals it counts, and to none beside the filter", () => {
  const asked = { pipeline: "p", from: "2026-01-01", to: "2026-01-31", counted: "cohort" as const, where: "a == 1 || b == 2", q: undefined };
  expect(dealsOf(asked, 3)).toBe('pipeline == "p" && opened_at >= date("2026-01-01") && opened_at <= date("2026-01-31") && furthest.position >= 3 && (a == 1 || b == 2)');
});
