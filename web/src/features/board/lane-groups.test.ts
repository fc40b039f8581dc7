import { expect, test } from "vitest";
import type { Field, ObjectDefinition } from "@/lib/api/types";
import { laneCriteria, laneFields, laneTitle } from "./lane-groups";

const field = (name: string, type: string, more = {}) => ({ name, type, label: { zh: name, en: name }, ...more }) as Field;

test("lanes are cut by whose a card is and where it comes from, not by its columns", () => {
  const stage = field("source", "select");
  const definition = { fields: [field("name", "text"), stage, field("owner", "reference"), field("product", "text")] } as unknown as ObjectDefinition;
  expect(laneFields(definition, stage).map(({ name }) => name)).toEqual(["owner"]);
});

test("a lane has its cards, and one for those without", () => {
  expect(laneCriteria(field("owner", "reference"), { id: "u1", title: "林" })).toBe('owner == "u1"');
  expect(laneCriteria(field("source", "select"), 'a"b')).toBe('source == "a\\"b"');
  expect(laneCriteria(field("owner", "reference"), null)).toBe("empty(owner)");
  expect(laneTitle(field("source", "select", { choices: [{ value: "web", label: { zh: "官网", en: "Web" } }] }), "web")).toBe("官网");
  expect(laneTitle(field("owner", "reference"), null)).toBeUndefined();
});
