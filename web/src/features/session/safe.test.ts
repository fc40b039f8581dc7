import { expect, test } from "vitest";
import { safe } from "./sign-in-page";

test("leads only to paths of this site after sign-in", () => {
  expect(safe("/o/account?q=1")).toBe("/o/account?q=1");
  for (const foreign of ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", undefined]) {
    expect(safe(foreign)).toBe("/");
  }
});
