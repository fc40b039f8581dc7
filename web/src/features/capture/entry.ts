import { FileText, MapPin, Phone, SquareCheck } from "lucide-react";
import type { Draft } from "@/lib/api/records";

/** What is noted on the way: each is a record of an object, about another record. */
export const kinds = ["note", "call", "visit", "task"] as const;
export type Kind = (typeof kinds)[number];

export const objectOf: Record<Kind, string> = { note: "note", call: "call", visit: "meeting", task: "task" };
export const signs = { note: FileText, call: Phone, visit: MapPin, task: SquareCheck };

export interface About {
  object: string;
  id: string;
  title: string;
}

/** What somebody is writing; kept while he writes. */
export interface Entry {
  kind: Kind;
  about: About | null;
  text: string;
  /** How a call went. */
  result: string | null;
  /** The day on which a task is due. */
  due: string | null;
}

export const blank: Entry = { kind: "note", about: null, text: "", result: null, due: null };

/** A task may be about nothing; what was said and seen is always about somebody. */
export const isWhole = ({ kind, about, text }: Entry): boolean => text.trim() !== "" && (about !== null || kind === "task");

/** As the server takes it. A visit is a meeting that was held just now, and is called by its first line. */
export function recordOf({ kind, about, text, result, due }: Entry, now: Date): Draft {
  const words = text.trim();
  const of = about === null ? {} : { about: `${about.object}/${about.id}` };
  const at = now.toISOString();
  switch (kind) {
    case "note": return { ...of, body: words, at };
    case "call": return { ...of, body: words, at, ...(result === null ? {} : { result }) };
    case "visit": return { ...of, name: firstLine(words), body: words, at, state: "held" };
    case "task": return { ...of, name: firstLine(words), ...(due === null ? {} : { due }) };
  }
}

const longestName = 300;
const firstLine = (text: string): string => (text.split("\n", 1)[0] ?? "").slice(0, longestName);

export function isEntry(kept: unknown): kept is Entry {
  return typeof kept === "object" && kept !== null && "kind" in kept && kinds.some((kind) => kind === kept.kind) && "text" in kept && typeof kept.text === "string" && "about" in kept;
}
