import { expect, test } from "vitest";
import { before, daysBefore, monthOf, months, periodOf, share, wholeOf, yearBefore } from "./period";

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

test("the year before has the same days, and the last of February stays the last", () => {
  expect(yearBefore({ from: "2026-03-01", to: "2026-03-31" })).toEqual({ from: "2025-03-01", to: "2025-03-31" });
  expect(yearBefore({ from: "2024-02-01", to: "2024-02-29" })).toEqual({ from: "2023-02-01", to: "2023-02-28" });
});

test("months up to a day, the oldest first", () => {
  expect(months("2026-02-17", 4)).toEqual(["2025-11-01", "2025-12-01", "2026-01-01", "2026-02-01"]);
  expect(monthOf("2026-02-17")).toBe("2026-02-01");
});

test("a whole period has its days to come", () => {
  expect(wholeOf("month", day)).toEqual({ from: "2026-05-01", to: "2026-05-31" });
  expect(wholeOf("quarter", day)).toEqual({ from: "2026-04-01", to: "2026-06-30" });
  expect(wholeOf("nextQuarter", new Date(2026, 10, 3))).toEqual({ from: "2027-01-01", to: "2027-03-31" });
  expect(wholeOf("nextMonth", new Date(2026, 11, 31))).toEqual({ from: "2027-01-01", to: "2027-01-31" });
  expect(wholeOf("year", day)).toEqual({ from: "2026-01-01", to: "2026-12-31" });
  expect(daysBefore(17, day)).toBe("2026-04-30");
});
