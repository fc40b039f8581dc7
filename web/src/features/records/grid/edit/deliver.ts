import type { Draft } from "@/lib/api/records";
import type { BatchResult, RecordRow } from "@/lib/api/types";
import { sameValue, writable } from "../../value";
import type { Wish } from "./mark";

type Outcome = BatchResult["outcomes"][number];

/** The server, as far as cells need it. */
export interface Post {
  write: (rows: Draft[]) => Promise<Outcome[]>;
  read: (ids: string[]) => Promise<RecordRow[]>;
}

export interface Delivered {
  saved: Wish[];
  /** The versions that records have by it, over the one that was known. */
  versions: Map<string, number>;
  refused: { wish: Wish; words: string }[];
  conflicts: { wish: Wish; theirs: RecordRow }[];
  /** Records that are gone, or out of sight. */
  gone: Wish[];
}

const stale = "record.stale";
/** Somebody who writes faster than this is asked about. */
const rounds = 4;

/**
 * Saves many cells in one request. A cell that is refused does not hold back the others of its record; a record that
 * somebody changed meanwhile is looked at again, and only where he changed the same cell it is a conflict.
 */
export async function deliver(wishes: Wish[], post: Post, round = 1): Promise<Delivered> {
  const groups = byRecord(wishes);
  const outcomes = await post.write(groups.map(rowOf));
  const done: Delivered = { saved: [], versions: new Map(), refused: [], conflicts: [], gone: [] };
  const again: Wish[] = [];
  const outdated: Wish[] = [];
  groups.forEach((group, at) => {
    const outcome = outcomes[at];
    const findings = outcome?.findings ?? [];
    if (outcome?.status !== "rejected") {
      done.saved.push(...group);
      if (outcome?.version && group[0]) done.versions.set(group[0].id, outcome.version);
    } else if (findings.some(({ code }) => code === stale)) outdated.push(...group);
    else again.push(...refuse(group, findings, done));
  });
  if (outdated.length > 0) again.push(...compare(outdated, await post.read([...new Set(outdated.map(({ id }) => id))]), done));
  if (again.length === 0) return done;
  if (round < rounds) return joined(done, await deliver(again, post, round + 1));
  const rows = new Map((await post.read([...new Set(again.map(({ id }) => id))])).map((row) => [row.id, row]));
  for (const wish of again) {
    const theirs = rows.get(wish.id);
    if (theirs) done.conflicts.push({ wish, theirs });
    else done.gone.push(wish);
  }
  return done;
}

function byRecord(wishes: Wish[]): Wish[][] {
  const groups = new Map<string, Wish[]>();
  for (const wish of wishes) groups.set(wish.id, [...(groups.get(wish.id) ?? []), wish]);
  return [...groups.values()];
}

function rowOf(group: Wish[]): Draft {
  const [first] = group;
  return { id: first?.id, version: Math.max(...group.map(({ version }) => version)), ...Object.fromEntries(group.map(({ field, value }) => [field, writable(value)])) };
}

/** What the server says of a field stands at its cell; what it says of the record, at all of them. Gives the cells that it said nothing of. */
function refuse(group: Wish[], findings: NonNullable<Outcome["findings"]>, done: Delivered): Wish[] {
  const named = new Set(group.map(({ field }) => field));
  const whole = findings.filter(({ field }) => !field || !named.has(field)).map(({ message }) => message);
  const rest: Wish[] = [];
  for (const wish of group) {
    const words = [...findings.filter(({ field }) => field === wish.field).map(({ message }) => message), ...whole];
    if (words.length > 0) done.refused.push({ wish, words: [...new Set(words)].join(" ") });
    else rest.push(wish);
  }
  return rest;
}

function compare(outdated: Wish[], rows: RecordRow[], done: Delivered): Wish[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const again: Wish[] = [];
  for (const wish of outdated) {
    const theirs = byId.get(wish.id);
    if (!theirs) done.gone.push(wish);
    else if (sameValue(theirs[wish.field], wish.value)) done.saved.push(wish);
    else if (sameValue(theirs[wish.field], wish.seen)) again.push({ ...wish, version: theirs.version });
    else done.conflicts.push({ wish, theirs });
  }
  return again;
}

function joined(first: Delivered, then: Delivered): Delivered {
  return {
    saved: [...first.saved, ...then.saved],
    versions: new Map([...first.versions, ...then.versions]),
    refused: [...first.refused, ...then.refused],
    conflicts: [...first.conflicts, ...then.conflicts],
    gone: [...first.gone, ...then.gone],
  };
}
