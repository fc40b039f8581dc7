import { expect, test } from "vitest";
import { addressOf, lineOf } from "./levels";

test("an address is its line, or its levels one after the other", () => {
  expect(lineOf({ province: "浙江省", city: "杭州市", line: "浙江省杭州市" })).toBe("浙江省杭州市");
  expect(lineOf({ city: "杭州市", detail: "90号" })).toBe("杭州市90号");
  expect(lineOf(null)).toBe("");
  expect(addressOf("文三路90号").detail).toBe("文三路90号");
});
