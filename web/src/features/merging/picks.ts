import type { Choice, Decided, MergeOrder, Preview } from "./api";

export type Picks = Record<string, Choice>;

/** What a field will hold: what somebody picked, else what the rules say. */
export function chosen({ field, choice, locked }: Decided, picks: Picks, survivor: string): Choice | undefined {
  if (locked) return { from: survivor };
  const picked = picks[field];
  if (picked) return picked;
  if (choice?.all) return { all: true };
  return choice?.from === undefined ? undefined : { from: choice.from };
}

/** Exactly what is on the screen, of the records as they are on it. */
export function orderOf({ survivor, records, fields }: Preview, picks: Picks): MergeOrder {
  const choices: Record<string, Choice> = {};
  for (const field of fields) {
    const choice = chosen(field, picks, survivor);
    if (choice && field.differs && !field.locked) choices[field.field] = choice;
  }
  return {
    survivor,
    merged: records.map(({ id }) => id).filter((id) => id !== survivor),
    versions: Object.fromEntries(records.map(({ id, version }) => [id, version])),
    choices,
  };
}

/** The next choice of a field to the right or left; behind the last record stands "all", where there is such a thing. */
export function beside(decided: Decided, now: Choice | undefined, ids: string[], step: 1 | -1): Choice {
  const options: Choice[] = [...ids.map((from) => ({ from })), ...(decided.several ? [{ all: true } as const] : [])];
  const at = options.findIndex((option) => sameChoice(option, now));
  return options[(at + step + options.length) % options.length] ?? { from: ids[0] ?? "" };
}

export function sameChoice(one: Choice | undefined, other: Choice | undefined): boolean {
  if (!one || !other) return false;
  return "all" in one ? "all" in other : "from" in other && one.from === other.from;
}
