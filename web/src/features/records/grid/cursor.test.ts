import { expect, test } from "vitest";
import { blockOf, cursorAt, stepped, type Cursor } from "./cursor";
import { actOf, type Key } from "./keys";

const bounds = { rows: 100, columns: 5, page: 18 };
const at = (row: number, column: number): Cursor => cursorAt({ row, column });
const press = (cursor: Cursor, key: string, { shift = false, far = false } = {}) => stepped(cursor, { key, shift, far }, bounds);
const key = (name: string, held: Partial<Key> = {}): Key => ({ key: name, shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, ...held });

test.each([
  ["ArrowDown", at(4, 2)], ["ArrowUp", at(2, 2)], ["ArrowLeft", at(3, 1)], ["ArrowRight", at(3, 3)],
  ["Home", at(3, 0)], ["End", at(3, 4)], ["PageDown", at(21, 2)], ["PageUp", at(0, 2)], ["Tab", at(3, 3)],
])("%s moves the cursor", (name, expected) => {
  expect(press(at(3, 2), name)).toEqual(expected);
});

test.each([
  ["ArrowDown", at(99, 2)], ["ArrowUp", at(0, 2)], ["ArrowLeft", at(3, 0)], ["ArrowRight", at(3, 4)], ["Home", at(0, 0)], ["End", at(99, 4)],
])("with Ctrl %s goes as far as there is", (name, expected) => {
  expect(press(at(3, 2), name, { far: true })).toEqual(expected);
});

test("the cursor stays inside", () => {
  expect(press(at(0, 0), "ArrowUp")).toEqual(at(0, 0));
  expect(press(at(99, 4), "ArrowRight")).toEqual(at(99, 4));
  expect(stepped(at(0, 0), { key: "ArrowDown", shift: false, far: false }, { ...bounds, rows: 0 })).toBeUndefined();
});

test("Tab leaves the grid at both ends of a row", () => {
  expect(press(at(3, 4), "Tab")).toBeUndefined();
  expect(press(at(3, 0), "Tab", { shift: true })).toBeUndefined();
  expect(press(at(3, 4), "Tab", { shift: true })).toEqual(at(3, 3));
});

test("Shift chooses a block from where it began, and a step without it ends it", () => {
  const one = press(at(3, 2), "ArrowDown", { shift: true }) ?? at(0, 0);
  const two = press(one, "ArrowLeft", { shift: true }) ?? at(0, 0);
  expect(blockOf(two)).toEqual({ top: 3, bottom: 4, left: 1, right: 2 });
  expect(press(two, "ArrowUp")).toEqual(at(3, 1));
});

test("keys mean what they mean in spreadsheets", () => {
  expect(actOf(key("Enter"))).toEqual({ act: "edit" });
  expect(actOf(key("F2"))).toEqual({ act: "edit" });
  expect(actOf(key("Enter", { metaKey: true }))).toEqual({ act: "open" });
  expect(actOf(key("好"))).toEqual({ act: "type", text: "好" });
  expect(actOf(key("A", { shiftKey: true }))).toEqual({ act: "type", text: "A" });
  expect(actOf(key("Delete"))).toEqual({ act: "clear" });
  expect(actOf(key("d", { ctrlKey: true }))).toEqual({ act: "fill" });
  expect(actOf(key("z", { metaKey: true }))).toEqual({ act: "undo" });
  expect(actOf(key(" "))).toEqual({ act: "peek" });
  expect(actOf(key(" ", { shiftKey: true }))).toEqual({ act: "tick", range: false });
});

test("keys of the browser and of the application stay theirs", () => {
  for (const name of ["k", "c", "v", "r"]) expect(actOf(key(name, { ctrlKey: true }))).toBeUndefined();
  expect(actOf(key("F5"))).toBeUndefined();
  expect(actOf(key("Shift", { shiftKey: true }))).toBeUndefined();
  expect(actOf(key("d", { altKey: true }))).toBeUndefined();
});
