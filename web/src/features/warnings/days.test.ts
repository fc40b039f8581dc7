import { expect, test } from "vitest";
import { dayIn } from "./api";

test("days to come are days of the calendar, across months and years", () => {
  expect(dayIn(1, new Date(2026, 0, 31, 23, 30))).toBe("2026-02-01");
  expect(dayIn(30, new Date(2026, 11, 15, 8))).toBe("2027-01-14");
});
