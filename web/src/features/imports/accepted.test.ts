import { expect, test } from "vitest";
import { largest, refusalOf } from "./accepted";

const file = (name: string, size = 10) => ({ name, size }) as File;

test("accepts one table file, whatever the case of its extension", () => {
  for (const name of ["a.csv", "A.CSV", "b.tsv", "c.txt", "客户.xlsx", "通讯录.vcf"]) expect(refusalOf([file(name)])).toBeUndefined();
});

test("says before a long upload why a file will not do", () => {
  expect(refusalOf([file("old.xls")])).toBe("oldWorkbook");
  expect(refusalOf([file("photo.png")])).toBe("kind");
  expect(refusalOf([file("a.csv", 0)])).toBe("empty");
  expect(refusalOf([file("a.csv", largest + 1)])).toBe("large");
  expect(refusalOf([file("a.csv", largest)])).toBeUndefined();
  expect(refusalOf([file("a.csv"), file("b.csv")])).toBe("many");
});
