import { expect, test } from "vitest";
import type { RecordRow } from "@/lib/api/types";
import { candidates, clashesOf, inOrder, stepOf, waitsFor, type Step } from "./steps";

function step(id: string, due: string, after: string[] = [], more: Partial<Record<string, string>> = {}): Step {
  return stepOf({ id, version: 1, name: id, due, after: after.map((one) => ({ id: one, title: one })), ...more } as unknown as RecordRow);
}

const ids = (steps: Step[]) => steps.map(({ id }) => id);

test("what comes before stands above, whatever its day says", () => {
  expect(ids(inOrder([step("c", "2026-03-01", ["b"]), step("b", "2026-03-20", ["a"]), step("a", "2026-03-10"), step("d", "2026-03-05")]))).toEqual(["d", "a", "b", "c"]);
});

test("one that comes after a milestone elsewhere, or is in a circle, is still shown", () => {
  expect(ids(inOrder([step("a", "2026-03-02", ["gone"]), step("b", "2026-03-01", ["c"]), step("c", "2026-03-03", ["b"])]))).toEqual(["a", "b", "c"]);
});

test("a milestone clashes with those before it that end later", () => {
  const late = step("late", "2026-03-25");
  const early = step("early", "2026-03-05");
  const next = step("next", "2026-03-20", ["late", "early"]);
  expect(ids(clashesOf(next, [late, early, next]))).toEqual(["late"]);
  expect(clashesOf(step("next", "2026-03-25", ["late"]), [late])).toEqual([]);
});

test("done counts by the day on which it was done, dropped does not count, and what is over clashes with nothing", () => {
  const next = step("next", "2026-03-20", ["one"]);
  expect(clashesOf(next, [step("one", "2026-03-25", [], { state: "done", done_on: "2026-03-18" })])).toEqual([]);
  expect(ids(clashesOf(next, [step("one", "2026-03-10", [], { state: "done", done_on: "2026-03-28" })]))).toEqual(["one"]);
  expect(clashesOf(next, [step("one", "2026-03-25", [], { state: "dropped" })])).toEqual([]);
  expect(clashesOf(step("next", "2026-03-20", ["one"], { state: "done" }), [step("one", "2026-03-25")])).toEqual([]);
});

test("it waits for those that are not through", () => {
  const all = [step("a", "2026-03-01", [], { state: "done" }), step("b", "2026-03-02"), step("c", "2026-03-09", ["a", "b"])];
  expect(ids(waitsFor(step("c", "2026-03-09", ["a", "b"]), all))).toEqual(["b"]);
});

test("before a milestone may come the others, but not those that come after it", () => {
  const a = step("a", "2026-03-01");
  const b = step("b", "2026-03-02", ["a"]);
  const c = step("c", "2026-03-03", ["b"]);
  const d = step("d", "2026-03-04");
  expect(ids(candidates(a, [a, b, c, d]))).toEqual(["d"]);
  expect(ids(candidates(c, [a, b, c, d]))).toEqual(["a", "b", "d"]);
  expect(ids(candidates(undefined, [a, d]))).toEqual(["a", "d"]);
});
