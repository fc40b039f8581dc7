import { expect, test } from "vitest";
import { account } from "../../../../../dev/mock/objects";
import type { Draft } from "@/lib/api/records";
import type { RecordRow } from "@/lib/api/types";
import { readCells, writeCells } from "./cells-text";
import { deliver, type Post } from "./deliver";
import { lockOf } from "./lock";
import { answered, noMarks, withMarks, withoutMarks, type Mark, type Wish } from "./mark";
import { filledDown, spread } from "./spread";

test("blocks of spreadsheets are read with their quotes and line breaks", () => {
  expect(readCells("a\tb\r\nc\t\r\n")).toEqual([["a", "b"], ["c", ""]]);
  expect(readCells('"two\nlines"\t"say ""so"""\nlast')).toEqual([["two\nlines", 'say "so"'], ["last"]]);
  expect(readCells('"Star" Ltd\tb')).toEqual([['"Star" Ltd', "b"]]);
  expect(readCells('"open\tb')).toEqual([['"open', "b"]]);
  expect(readCells("")).toEqual([]);
});

test("what is written as cells is read as the same cells", () => {
  const cells = [["a", 'b "c"', '"d"'], ["tab\there", "line\nbreak", ""]];
  expect(readCells(writeCells(cells))).toEqual(cells);
});

const field = (name: string) => account.fields.find((one) => one.name === name) ?? account.fields[0];
const columns = ["name", "city", "revenue"].flatMap((name) => field(name) ?? []);
const words = (...rows: string[][]) => rows.map((row) => row.map((text) => ({ text })));

test("a pasted block begins in the upper left, and what has no cell is counted", () => {
  const { given, outside } = spread(words(["1", "2"], ["3", ""]), { top: 1, bottom: 1, left: 2, right: 2 }, columns, 1);
  expect(given).toEqual([{ row: 1, column: 2, value: "1", words: true }]);
  expect(outside).toBe(3);
  expect(spread([], { top: 0, bottom: 0, left: 0, right: 0 }, columns, 9).given).toEqual([]);
});

test("one value fills all that is chosen, an empty one clears it", () => {
  const { given } = spread(words([""]), { top: 0, bottom: 2, left: 1, right: 1 }, columns, 9);
  expect(given.map(({ row, value }) => [row, value])).toEqual([[0, null], [1, null], [2, null]]);
});

test("a value copied here goes on as it is between fields of one type, and as words between others", () => {
  const cells = [[{ text: "1200.5", known: { field: field("revenue") ?? account.fields[0] ?? columns[0], value: 1200.5 } }]] as Parameters<typeof spread>[0];
  expect(spread(cells, { top: 0, bottom: 0, left: 2, right: 2 }, columns, 0).given[0]).toMatchObject({ value: 1200.5, words: false });
  expect(spread(cells, { top: 0, bottom: 0, left: 1, right: 1 }, columns, 0).given[0]).toMatchObject({ value: "1200.5", words: true });
});

test("filling down takes the first row of a block, or the row above a single one", () => {
  expect(filledDown({ top: 2, bottom: 4, left: 1, right: 1 })).toEqual([{ row: 3, column: 1, from: 2 }, { row: 4, column: 1, from: 2 }]);
  expect(filledDown({ top: 2, bottom: 2, left: 0, right: 0 })).toEqual([{ row: 2, column: 0, from: 1 }]);
  expect(filledDown({ top: 0, bottom: 0, left: 0, right: 0 })).toEqual([]);
});

test("cells that cannot be written to say why", () => {
  const row: RecordRow = { id: "1", version: 1, _masked: ["phone"] };
  const city = field("city") ?? account.fields[0];
  if (!city) throw new Error("no field");
  expect(lockOf(account, city, row, "now")).toBeUndefined();
  expect(lockOf(account, city, row, "past")).toBe("past");
  expect(lockOf(account, { ...city, name: "phone" }, row, "now")).toBe("masked");
  expect(lockOf(account, { ...city, name: "updated_at", readOnly: true }, row, "now")).toBe("traced");
  expect(lockOf(account, { ...city, type: "formula", readOnly: true }, row, "now")).toBe("computed");
  expect(lockOf(account, { ...city, readOnly: true }, row, "now")).toBe("readOnly");
  expect(lockOf({ ...account, rights: { ...account.rights, edit: false } }, city, row, "now")).toBe("rights");
});

const wish = (id: string, name: string, value: unknown, seen: unknown, version = 1): Wish => ({ id, field: name, value, seen, version });

/** A server of plain rows: `age` below zero is refused, a version that is not the record's is stale. */
function server(rows: RecordRow[]): Post & { asked: Draft[][] } {
  const asked: Draft[][] = [];
  const stored = new Map(rows.map((row) => [row.id, row]));
  const one = (draft: Draft, row: number) => {
    const { id, version, ...values } = draft;
    const now = stored.get(String(id));
    if (!now) return { row, status: "rejected", findings: [{ row, field: null, code: "record.stale", message: "gone" }] };
    if (now.version !== version) return { row, status: "rejected", findings: [{ row, field: null, code: "record.stale", message: "stale" }] };
    if (Number(values.age) < 0) return { row, status: "rejected", findings: [{ row, field: "age", code: "value.small", message: "too small" }] };
    stored.set(now.id, { ...now, ...values, version: now.version + 1 });
    return { row, status: "updated", id: now.id, version: now.version + 1 };
  };
  return {
    asked,
    write: async (drafts) => { asked.push(drafts); return drafts.map(one) as Awaited<ReturnType<Post["write"]>>; },
    read: async (ids) => ids.flatMap((id) => stored.get(id) ?? []),
  };
}

test("cells of one record are written together, in one request for all records", async () => {
  const post = server([{ id: "a", version: 1 }, { id: "b", version: 1 }]);
  const done = await deliver([wish("a", "city", "x", null), wish("b", "city", "y", null), wish("a", "age", 3, null)], post);
  expect(post.asked).toEqual([[{ id: "a", version: 1, city: "x", age: 3 }, { id: "b", version: 1, city: "y" }]]);
  expect(done.saved).toHaveLength(3);
  expect(done.versions).toEqual(new Map([["a", 2], ["b", 2]]));
});

test("a refused cell has the server's words, and the others of its record are saved", async () => {
  const post = server([{ id: "a", version: 1 }]);
  const done = await deliver([wish("a", "city", "x", null), wish("a", "age", -1, null)], post);
  expect(done.refused.map(({ wish: one, words: said }) => [one.field, said])).toEqual([["age", "too small"]]);
  expect(done.saved.map((one) => one.field)).toEqual(["city"]);
});

test("who changed another cell of the record meanwhile does not stand in the way", async () => {
  const done = await deliver([wish("a", "city", "mine", "old", 1)], server([{ id: "a", version: 4, city: "old", age: 7 }]));
  expect(done.saved).toHaveLength(1);
  expect(done.conflicts).toEqual([]);
});

test("who changed the same cell is shown beside one's own; the same value is no conflict", async () => {
  const post = server([{ id: "a", version: 4, city: "theirs" }, { id: "b", version: 2, city: "mine" }]);
  const done = await deliver([wish("a", "city", "mine", "old"), wish("b", "city", "mine", "old"), wish("c", "city", "mine", "old")], post);
  expect(done.conflicts.map(({ wish: one, theirs }) => [one.id, theirs.city])).toEqual([["a", "theirs"]]);
  expect(done.saved.map(({ id }) => id)).toEqual(["b"]);
  expect(done.gone.map(({ id }) => id)).toEqual(["c"]);
});

test("an answer to an earlier wish does not take away what was typed since", () => {
  const first: Mark = { ...wish("a", "city", "one", null), state: "saving" };
  const then: Mark = { ...wish("a", "city", "two", null), state: "saving" };
  const marks = withMarks(withMarks(noMarks, [first]), [then]);
  expect(withoutMarks(marks, [first]).get("a")?.get("city")?.value).toBe("two");
  expect(answered(marks, [{ ...first, state: "refused", words: "no" }]).get("a")?.get("city")?.state).toBe("saving");
  expect(withoutMarks(marks, [then]).size).toBe(0);
});
