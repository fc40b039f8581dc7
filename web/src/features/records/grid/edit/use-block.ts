import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asProblem } from "@/lib/api/problem";
import type { Field, ObjectDefinition, RecordRow } from "@/lib/api/types";
import { toast } from "@/ui/toast";
import { sameValue } from "../../value";
import type { Block } from "../cursor";
import { calledRecords } from "./called";
import { readCells } from "./cells-text";
import { copiedHere } from "./clip";
import { lockOf, type Tense } from "./lock";
import type { Wish } from "./mark";
import { filledDown, spread, type Given } from "./spread";
import type { Cells } from "./use-cells";

interface Sheet {
  definition: ObjectDefinition;
  fields: Field[];
  rows: RecordRow[];
  tense: Tense;
  cells: Cells;
}

/** What is done with the whole block that is chosen. */
export function useBlock({ definition, fields, rows, tense, cells }: Sheet) {
  const { t } = useTranslation("grid");
  const queries = useQueryClient();
  const put = (given: Given[], outside = 0) => {
    const writing: Wish[] = [];
    let locked = 0;
    for (const { row: at, column, value } of given) {
      const [row, field] = [rows[at], fields[column]];
      if (!row || !field) continue;
      if (lockOf(definition, field, row, tense)) locked++;
      else if (!sameValue(value, row[field.name])) writing.push({ id: row.id, field: field.name, value, seen: row[field.name] ?? null, version: row.version });
    }
    if (locked + outside > 0) toast(t("left", { count: locked + outside }), { tone: "bad" });
    if (writing.length > 0) cells.write(writing);
  };
  const paste = async (text: string, target: Block) => {
    const known = copiedHere(text);
    const read = readCells(text).map((row, down) => row.map((cell, along) => ({ text: cell, known: known?.[down]?.[along] })));
    const { given, outside } = spread(read, target, fields, rows.length - 1);
    try {
      const { named, unknown } = await byNames(queries, given, fields);
      if (unknown.length > 0) toast(t("unknown", { count: unknown.length, names: unknown.slice(0, 3).join(t("comma")) }), { tone: "bad" });
      put(named, outside);
    } catch (error) {
      const problem = asProblem(error);
      toast(problem.status === 0 ? t("unpasted") : (problem.detail ?? problem.message), { tone: "bad" });
    }
  };
  const clear = ({ top, bottom, left, right }: Block) => {
    const given: Given[] = [];
    for (let row = top; row <= bottom; row++) for (let column = left; column <= right; column++) given.push({ row, column, value: null, words: false });
    put(given);
  };
  const fill = (block: Block) => put(filledDown(block).map(({ row, column, from }) => ({ row, column, value: rows[from]?.[fields[column]?.name ?? ""] ?? null, words: false })));
  return { put, paste, clear, fill };
}

/** Words that name records become those records; what names none, or several, is told and stays out. */
async function byNames(queries: QueryClient, given: Given[], fields: Field[]): Promise<{ named: Given[]; unknown: string[] }> {
  const named = given.filter(({ column, words }) => !words || !isReference(fields[column]));
  const unknown: string[] = [];
  for (const [column, field] of fields.entries()) {
    if (!isReference(field)) continue;
    const asked = given.filter((one) => one.words && one.column === column);
    if (asked.length === 0) continue;
    const called = await calledRecords(queries, field, asked.map(({ value }) => String(value)));
    for (const one of asked) {
      const found = called.get(String(one.value))?.found;
      if (found) named.push({ ...one, value: found, words: false });
      else unknown.push(String(one.value));
    }
  }
  return { named, unknown: [...new Set(unknown)] };
}

const isReference = (field: Field | undefined): boolean => field !== undefined && field.to !== undefined && ["reference", "user", "department"].includes(field.type);
