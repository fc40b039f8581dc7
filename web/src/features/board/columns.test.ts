import { expect, test } from "vitest";
import type { Field, ObjectDefinition } from "@/lib/api/types";
import { ageOf, boardFields, both, columnsOfChoices, columnsOfStages, passedOn } from "./columns";

const field = (name: string, more: Partial<Field>): Field => ({ name, type: "text", label: { zh: name, en: name }, required: false, readOnly: false, system: false, sortable: true, filterable: true, searchable: false, ...more });
const stage = field("stage", { type: "reference", to: "stage" });
const choices = ["open", "won"].map((value) => ({ value, label: { zh: value, en: value } }));

test("a stage makes columns before a selection does, and open or read-only selections make none", () => {
  const fields = [
    field("source", { type: "select", open: true, choices }),
    field("state", { type: "select", readOnly: true, choices }),
    field("status", { type: "select", choices }),
    field("furthest", { type: "reference", to: "stage" }),
    stage,
  ];
  expect(boardFields({ fields } as unknown as ObjectDefinition).map(({ name }) => name)).toEqual(["stage", "status"]);
});

test("a column asks for its own cards, in the word that criteria use", () => {
  const rows = [{ id: "s1", version: 1, name: "线索", name_en: "Lead", expected_days: 7, wip_limit: null }];
  expect(columnsOfStages(rows, stage, "en")[0]).toMatchObject({ label: "Lead", where: "stage == \"s1\"", expectedDays: 7, limit: undefined, retired: false });
  expect(columnsOfStages(rows, stage, "zh")[0]?.label).toBe("线索");
  expect(columnsOfChoices(field("in", { type: "select", criteria: "in_", choices }), "en")[1]?.where).toBe("in_ == \"won\"");
});

test("a card grows old by the days its stage is expected to take", () => {
  expect([3, 7, 8, 14, 15].map((days) => ageOf(days, 7))).toEqual(["fresh", "fresh", "late", "late", "old"]);
  expect(ageOf(400, undefined)).toBe("fresh");
  expect(ageOf(null, 7)).toBe("fresh");
});

test("criteria are joined so that none changes the meaning of another", () => {
  expect(both("a == 1 || b == 2", undefined, " ", "c == 3")).toBe("(a == 1 || b == 2) && (c == 3)");
  expect(both(undefined)).toBe("");
});

test("a head tells how many of those that came went on, but not where nobody came or nothing follows", () => {
  const layers = [{ stage: "a", reached: 8 }, { stage: "b", reached: 2 }, { stage: "c", reached: 0 }, { stage: "d", reached: 0 }];
  expect([...passedOn(layers)]).toEqual([["a", 25], ["b", 0]]);
});
