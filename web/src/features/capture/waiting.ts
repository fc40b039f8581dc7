import { useSyncExternalStore } from "react";
import { createRecord, type Draft } from "@/lib/api/records";
import { asProblem } from "@/lib/api/problem";
import { forget, recallJson, remember } from "@/lib/storage";
import { isEntry, objectOf, type Entry } from "./entry";

/** What could not be sent yet. With its key it is made once, however often and from how many pages it is sent. */
export interface Waiting {
  key: string;
  entry: Entry;
  record: Draft;
  /** Why the server did not take it. */
  refused?: string;
}

const nothing: Waiting[] = [];
const listeners = new Set<() => void>();
const known = new Map<string, { text: string; list: Waiting[] }>();
const keyOf = (user: string) => `capture.waiting.${user}`;

function isWaiting(kept: unknown): kept is Waiting {
  return typeof kept === "object" && kept !== null && "key" in kept && typeof kept.key === "string" && "entry" in kept && isEntry(kept.entry) && "record" in kept;
}

function read(user: string): Waiting[] {
  const kept = recallJson(keyOf(user));
  const text = JSON.stringify(kept ?? []);
  const before = known.get(user);
  if (before?.text === text) return before.list;
  const list = Array.isArray(kept) ? kept.filter(isWaiting) : nothing;
  known.set(user, { text, list });
  return list;
}

function write(user: string, list: Waiting[]): void {
  if (list.length === 0) forget(keyOf(user));
  else remember(keyOf(user), JSON.stringify(list));
  for (const listener of listeners) listener();
}

export const wait = (user: string, one: Waiting): void => write(user, [...read(user).filter(({ key }) => key !== one.key), one]);
export const dropWaiting = (user: string, key: string): void => write(user, read(user).filter((one) => one.key !== key));

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useWaiting = (user: string): Waiting[] => useSyncExternalStore(subscribe, () => read(user));

/** Sends what waits, the oldest first; stops where the network does. Tells what arrived. */
export async function sendWaiting(user: string): Promise<Waiting[]> {
  const sent: Waiting[] = [];
  for (const one of read(user)) {
    if (one.refused !== undefined) continue;
    try {
      await createRecord(objectOf[one.entry.kind], one.record, one.key);
      dropWaiting(user, one.key);
      sent.push(one);
    } catch (error) {
      const problem = asProblem(error);
      if (isPassing(problem.status)) break;
      wait(user, { ...one, refused: problem.findings[0]?.message ?? problem.detail ?? problem.message });
    }
  }
  return sent;
}

/** No network, a server that rests, or somebody who has to sign in first: later it may go. */
export const isPassing = (status: number): boolean => status === 0 || status === 401 || status === 429 || status >= 500;
