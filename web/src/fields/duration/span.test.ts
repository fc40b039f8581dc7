import { expect, test } from "vitest";
import { readSpan, secondsOf, writeSpan } from "./span";

test.each([["2小时30分", 9000], ["1.5h", 5400], ["半个小时", 1800], ["1 day 4 hours", 100_800], ["1:30", 5400], ["90分钟", 5400]])("%s is %i seconds", (text, seconds) => {
  expect(readSpan(text)).toBe(seconds);
});

test("a bare number is no span: nobody knows of what", () => {
  for (const text of ["90", "", "soon", "2小时x"]) expect(readSpan(text)).toBeUndefined();
});

test("what is written is read back", () => {
  for (const seconds of [0, 59, 60, 9000, 93_784]) for (const language of ["zh", "en"] as const) expect(readSpan(writeSpan(seconds, language))).toBe(seconds);
  expect(secondsOf("PT26H30M")).toBe(95_400);
  expect(secondsOf("PT-3H-30M")).toBe(-12_600);
});
