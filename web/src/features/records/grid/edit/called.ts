import type { QueryClient } from "@tanstack/react-query";
import { objectQuery } from "@/lib/api/objects";
import { listRecords } from "@/lib/api/records";
import type { Field, RecordRow, Reference } from "@/lib/api/types";

export type Called = { found: Reference } | { found?: never; many: boolean };

const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** An address holds so many names. */
const asked = 40;

/** The records that pasted words name, by the words; several of one name are told apart by nobody, so none of them is meant. */
export async function calledRecords(queries: QueryClient, field: Field, words: string[]): Promise<Map<string, Called>> {
  const names = [...new Set(words)].filter((one) => !id.test(one));
  const called = new Map<string, Called>(words.filter((one) => id.test(one)).map((one) => [one, { found: { id: one, title: one } }]));
  if (names.length === 0 || field.to === undefined) return called;
  const { title } = await queries.ensureQueryData(objectQuery(field.to));
  const rows: RecordRow[] = [];
  for (let from = 0; from < names.length; from += asked) {
    const where = `${title} in [${names.slice(from, from + asked).map((one) => JSON.stringify(one)).join(", ")}]`;
    rows.push(...(await listRecords(field.to, { where, fields: title, limit: 1000 })).items);
  }
  for (const name of names) {
    const [first, second] = rows.filter((row) => row[title] === name);
    called.set(name, first && !second ? { found: { id: first.id, title: name } } : { many: second !== undefined });
  }
  return called;
}
