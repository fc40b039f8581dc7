import { expect, test } from "vitest";
import { groupOf, read } from "./due";

// A Wednesday.
const today = "2026-01-07";

test.each([
  [null, "undated"], ["2026-01-06", "overdue"], ["2026-01-07", "today"], ["2026-01-08", "week"], ["2026-01-11", "week"], ["2026-01-12", "later"],
] as const)("a task of %s is %s", (due, group) => expect(groupOf(due, today)).toBe(group));

test.each([
  ["寄样品 明天", "寄样品", "2026-01-08"],
  ["后天 回访张总", "回访张总", "2026-01-09"],
  ["签合同 周一", "签合同", "2026-01-12"],
  ["签合同 下周三", "签合同", "2026-01-14"],
  ["对账 周日", "对账", "2026-01-11"],
  ["call Li next friday", "call Li", "2026-01-16"],
  ["tomorrow send samples", "send samples", "2026-01-08"],
  ["年审 1月5日", "年审", "2027-01-05"],
  ["年审 2026-03-31", "年审", "2026-03-31"],
])("%s", (typed, name, due) => expect(read(typed, today)).toEqual({ name, due }));

test.each(["寄样品", "明天", "2月30日 报税", "周一见面"])("%s has no day", (typed) => expect(read(typed, today)).toEqual({ name: typed }));
