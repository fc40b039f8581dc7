import { expect, test } from "vitest";
import { formatMoney, formatMoneyShort, formatPercent, readNumber, formatWhole } from "./number";
import { chooseZone, formatAgo, formatDay, formatMoment } from "./time";

test("amounts are short in lists and whole on pages", () => {
  expect(formatMoneyShort(12_345_000, "zh")).toBe("1,234.5万");
  expect(formatMoneyShort(321_000_000, "zh")).toBe("3.21亿");
  expect(formatMoneyShort(950, "zh")).toBe("950");
  expect(formatMoneyShort(-12_345_000, "en")).toBe("-¥12.3M");
  expect(formatMoney(12_345_678.5, "zh")).toBe("¥12,345,678.50");
  expect(formatPercent(12.5, "zh")).toBe("12.5%");
});

test("numbers are read as people write them", () => {
  expect(readNumber("1,200")).toBe(1200);
  expect(readNumber("１２００")).toBe(1200);
  expect(readNumber("1.1万")).toBe(11_000);
  expect(readNumber("¥3.5 亿")).toBe(350_000_000);
  expect(readNumber("-2k")).toBe(-2000);
  for (const text of ["", "abc", "1.2.3", "1e5", "--1"]) expect(readNumber(text)).toBeUndefined();
});

test("a moment is shown in the user's own zone, a day in none", () => {
  chooseZone("Asia/Shanghai");
  expect(formatMoment("2026-11-20T17:30:00Z", "zh")).toBe("2026-11-21 01:30");
  chooseZone("America/New_York");
  expect(formatMoment("2026-11-20T17:30:00Z", "zh")).toBe("2026-11-20 12:30");
  expect(formatDay("2024-03-05", "zh")).toBe("2024-03-05");
  expect(formatDay("2024-03-05", "en")).toBe("5 Mar 2024");
  chooseZone("Not/AZone");
  expect(formatMoment("2026-11-20T17:30:00Z", "zh")).toMatch(/^2026-11-2/);
});

test("time past is told in its largest unit", () => {
  const now = Date.parse("2026-11-20T12:00:00Z");
  expect(formatAgo("2026-11-20T11:59:40Z", "en", now)).toBe("now");
  expect(formatAgo("2026-11-20T09:00:00Z", "zh", now)).toBe("3小时前");
  expect(formatAgo("2026-11-19T11:00:00Z", "zh", now)).toBe("昨天");
});

test("a year stays together, a headcount is grouped", () => {
  expect(formatWhole(2019, "zh")).toBe("2019");
  expect(formatWhole(12_345, "zh")).toBe("12,345");
});
