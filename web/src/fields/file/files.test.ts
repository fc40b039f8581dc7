import { expect, test } from "vitest";
import { acceptOf, addressOf, filesOf, formatBytes, namesOf } from "./files";

const file = { id: "7", name: "合同.pdf", size: 1_536, type: "application/pdf", width: null, height: null, checksum: "ab" };

test("what is no file is left out of the names", () => {
  expect(namesOf([file, { id: "8" }, "x", null])).toBe("合同.pdf");
  expect(filesOf(null)).toEqual([]);
});

test("sizes are told at a glance", () => {
  expect([0, 900, 1_536, 20 * 1024 ** 2, 3 * 1024 ** 3].map((size) => formatBytes(size, "en"))).toEqual(["0 B", "900 B", "1.5 KB", "20 MB", "3 GB"]);
});

test("a file is fetched through its record", () => {
  expect(addressOf({ object: "account", id: "1" }, "papers", file, "thumbnail")).toBe("/api/records/account/1/files/papers/7/thumbnail");
});

test("the dialogue offers what the field takes", () => {
  expect(acceptOf("image", undefined)).toBe("image/*");
  expect(acceptOf("file", ["pdf", "sheet"])).toBe(".pdf,.xls,.xlsx,.ods,.csv");
  expect(acceptOf("file", [])).toBeUndefined();
});
