import { expect, test } from "vitest";
import { dealsOf } from "./funnel-view";

test("a layer leads to the deals it counts, and to none beside the filter", () => {
  const asked = { pipeline: "p", from: "2026-01-01", to: "2026-01-31", counted: "cohort" as const, where: "a == 1 || b == 2", q: undefined };
  expect(dealsOf(asked, 3)).toBe('pipeline == "p" && opened_at >= date("2026-01-01") && opened_at <= date("2026-01-31") && furthest.position >= 3 && (a == 1 || b == 2)');
});
