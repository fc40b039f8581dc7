import { expect, test } from "vitest";
import { readable } from "./readable";

test.each([
  ["+8613800138000", "138 0013 8000"],
  ["+862112345678", "021-12345678"],
  ["+8676931610988", "0769-31610988"],
  ["+862112345678;ext=805", "021-12345678 #805"],
  ["+13122262649", "+13122262649"],
  ["2262649", "2262649"],
])("shows %s as %s", (kept, shown) => {
  expect(readable(kept)).toBe(shown);
});
