import { expect, test } from "vitest";
import type { CellProblem } from "./import";
import { groupProblems, marksOf } from "./problems";

const problem = (line: number, column: number | null, field: string | null = null): CellProblem => ({ line, column, field, code: "x", message: "", leftOut: false });

test("marks the cell, or the whole row when the problem names no column", () => {
  const marks = marksOf([problem(5, 2, "mail"), problem(5, 0, "name"), problem(7, null)]);
  expect(marks.cell(5, 2)).toHaveLength(1);
  expect(marks.cell(5, 1)).toEqual([]);
  expect(marks.cell(7, 0)).toEqual([]);
  expect(marks.row(7)).toHaveLength(1);
  expect([...marks.lines]).toEqual([5, 7]);
});

test("column 0 is a column", () => {
  expect(marksOf([problem(3, 0)]).row(3)).toEqual([]);
});

test("groups by field, the most frequent first, columns without a field apart", () => {
  const groups = groupProblems([problem(2, 1, "mail"), problem(3, 4, "founded"), problem(4, 4, "founded"), problem(5, 6), problem(6, null)]);
  expect(groups.map(({ key, problems }) => [key, problems.length])).toEqual([["founded", 2], ["mail", 1], ["#6", 1], ["", 1]]);
});
