import { expect, test } from "vitest";
import { rank } from "./match";

test("labels are found by their words, other names and initials, the nearest first", () => {
  const words = ["导入客户", "Import accounts", "daoru"];
  expect([rank("导入客户", words), rank("导入", words), rank("drkh", words), rank("客户", words), rank("kh", words)]).toEqual([0, 1, 2, 3, 4]);
  expect(rank("import acc", words)).toBe(1.5);
  expect(rank("DAO RU", words)).toBe(0.5);
  expect(rank("x", words)).toBeUndefined();
});

test("one letter means a beginning, not any letter in the middle", () => {
  expect(rank("k", ["导入客户"])).toBeUndefined();
  expect(rank("d", ["导入客户"])).toBe(2);
});
