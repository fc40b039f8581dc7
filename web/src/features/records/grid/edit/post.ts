import { batchRecords, listRecords } from "@/lib/api/records";
import type { RecordRow } from "@/lib/api/types";
import type { Post } from "./deliver";

/** The server takes ten thousand rows at a time, an address holds a hundred ids. */
const written = 5_000;
const read = 100;

export function postOf(object: string, fields: string[]): Post {
  const asked = [...new Set([...fields, "updated_at", "updated_by"])].toSorted().join(",");
  return {
    write: async (rows) => (await inParts(rows, written, async (part) => (await batchRecords(object, "update", part)).outcomes)).flat(),
    read: async (ids) => (await inParts(ids, read, (part) => readSome(object, part, asked))).flat(),
  };
}

async function readSome(object: string, ids: string[], fields: string): Promise<RecordRow[]> {
  const where = `id in [${ids.map((id) => JSON.stringify(id)).join(", ")}]`;
  return (await listRecords(object, { where, fields, limit: read })).items;
}

async function inParts<T, R>(all: T[], size: number, act: (part: T[]) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  for (let from = 0; from < all.length; from += size) answers.push(await act(all.slice(from, from + size)));
  return answers;
}
