import { act, renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { account } from "../../../../dev/mock/objects";
import { arranged, binColumns, moveColumn, readColumns, useColumns } from "./columns";
import { tinter } from "./tint";
import { holds } from "@/lib/criteria/holds";
import { byName } from "@/lib/criteria/clause";
import { fitColumns } from "./fit";
import { useSelection } from "./selection";
import { turnSort } from "./sorting";

test("a header turns up, down and off; shift keeps the others", () => {
  expect(turnSort(undefined, "name", false)).toBe("name");
  expect(turnSort("name", "name", false)).toBe("-name");
  expect(turnSort("-name", "name", false)).toBeUndefined();
  expect(turnSort("-revenue,name", "city", false)).toBe("city");
  expect(turnSort("-revenue", "name", true)).toBe("-revenue,name");
  expect(turnSort("revenue,name", "revenue", true)).toBe("-revenue,name");
});

test("columns are kept per user and object, and forgotten fields drop out", () => {
  const { result } = renderHook(() => useColumns(account, "u1"));
  act(() => result.current.change({ order: ["name", "city"], widths: { city: 90 } }));
  expect(JSON.parse(localStorage.getItem("guanlan.columns.u1.account") ?? "")).toEqual({ order: ["name", "city"], widths: { city: 90 } });
  expect(renderHook(() => useColumns(account, "u2")).result.current.columns.order).toEqual(account.list.columns);
  expect(readColumns({ order: ["city", "gone", "city"], widths: { city: "wide", name: 200 } }, account)).toEqual({ order: ["name", "city"], widths: { name: 200 } });
  expect(readColumns("nonsense", account).order).toEqual(account.list.columns);
});

test("a recycle bin says when its records were deleted", () => {
  const deletable = { ...account, fields: [...account.fields.filter((field) => field.name !== "deleted_at"), { ...account.fields[0], name: "deleted_at" } as (typeof account.fields)[number]] };
  expect(readColumns(undefined, deletable, { order: binColumns(deletable), widths: {} }).order.slice(0, 2)).toEqual(["name", "deleted_at"]);
  expect(readColumns(undefined, deletable).order).not.toContain("deleted_at");
});

test("a dragged column lands where it was dropped", () => {
  expect(moveColumn(["name", "a", "b", "c"], "c", "a")).toEqual(["name", "c", "a", "b"]);
  expect(moveColumn(["name", "a", "b", "c"], "a", "c")).toEqual(["name", "b", "c", "a"]);
});

test("names are not cut while room is left, and widths set by hand stay", () => {
  const fields = account.fields.filter((field) => ["name", "city"].includes(field.name));
  const rows = [{ id: "1", version: 1, name: "上海华远恒信供应链管理（集团）股份有限公司浦东新区第一分公司".repeat(2), city: "上海" }];
  const [name] = fitColumns(fields, "name", rows, {}, 2000, "zh");
  const [cut, city] = fitColumns(fields, "name", rows, { city: 133 }, 500, "zh");
  expect(name?.width).toBeGreaterThan(700);
  expect([cut?.width, city?.width]).toEqual([367, 133]);
});

test("shift extends the selection, another question empties it", () => {
  const rows = ["a", "b", "c", "d"].map((id) => ({ id, version: 1 }));
  const { result, rerender } = renderHook(({ question }) => useSelection(question), { initialProps: { question: "one" } });
  act(() => result.current.toggle(1, rows));
  act(() => result.current.toggle(3, rows, true));
  expect([...result.current.ids]).toEqual(["b", "c", "d"]);
  act(() => result.current.toggleAll(rows));
  expect(result.current.ids.size).toBe(4);
  rerender({ question: "two" });
  expect(result.current.ids.size).toBe(0);
});

test("pinned columns stand beside the title", () => {
  expect(arranged({ order: ["name", "a", "b", "c"], widths: {}, pinned: ["c"] }, "name")).toEqual(["name", "c", "a", "b"]);
});

test("what a view keeps of its look is the look until the reader changes it", () => {
  const view = { name: "v", label: { zh: "v", en: "v" }, where: "", columns: ["city"], look: { rows: "compact" as const, group: "city", pinned: ["city"], widths: { city: 90 } } };
  const { result } = renderHook(() => useColumns(account, "u3", false, view));
  expect(result.current.columns).toEqual({ order: ["name", "city"], widths: { city: 90 }, rows: "compact", group: "city", pinned: ["city"] });
  expect(result.current.changed).toBe(false);
  act(() => result.current.change({ ...result.current.columns, rows: "tall" }));
  expect(result.current.changed).toBe(true);
  act(() => result.current.reset());
  expect(result.current.columns.rows).toBe("compact");
});

test("the first colour that holds is worn, and criteria nobody can read here are left out", () => {
  const tintOf = tinter([{ when: 'matches(name, "x")', color: "red" }, { when: "revenue > 100.0", color: "amber" }, { when: 'level == "A"', color: "teal" }], account, "me");
  expect(tintOf({ id: "1", version: 1, revenue: 120, level: "A" })).toBe("amber");
  expect(tintOf({ id: "1", version: 1, revenue: 12, level: "A" })).toBe("teal");
  expect(tintOf({ id: "1", version: 1, revenue: null, level: "B" })).toBeUndefined();
});

test("rows are judged as the server judges them", () => {
  const fields = byName(account.fields);
  const row = { id: "1", version: 1, city: "大连", owner: { id: "me", title: "我" }, founded: "2020-05-01", revenue: { amount: 5, currency: "USD", base: 36 }, tags: ["a", "b"] };
  const asks = (field: string, operator: Parameters<typeof holds>[0]["operator"], ...values: string[]) => holds({ field, operator, values }, row, fields, "me");
  expect([asks("owner", "isMe"), asks("city", "contains", "大"), asks("city", "starts", "连"), asks("founded", "between", "2020-01-01", "2020-12-31")]).toEqual([true, true, false, true]);
  expect([asks("revenue", "more", "30"), asks("revenue", "less", "30"), asks("tags", "oneOf", "b"), asks("tags", "noneOf", "b"), asks("mail", "empty"), asks("mail", "more", "a")]).toEqual([true, false, true, false, true, false]);
});
