import type { Moment } from "./api";

/** Changes of one person in one go are told as one. */
export interface Run {
  kind: "run";
  key: string;
  at: string;
  changes: Moment[];
}

export interface Single {
  kind: "single";
  key: string;
  at: string;
  moment: Moment;
}

export interface Day {
  day: string;
  lines: (Run | Single)[];
}

const oneGo = 60 * 60_000;

export const keyOf = (moment: Moment): string => moment.record?.id ?? `${moment.change?.change}-${moment.kind}`;

/** What happened, by days, with runs of small changes drawn together. */
export function story(moments: Moment[], dayOf: (instant: string) => string): Day[] {
  const days: Day[] = [];
  for (const moment of moments) {
    const day = dayOf(moment.at);
    const last = days.at(-1);
    const lines = last?.day === day ? last.lines : [];
    if (last?.day !== day) days.push({ day, lines });
    const before = lines.at(-1);
    if (before?.kind === "run" && joins(before, moment)) before.changes.push(moment);
    else lines.push(isSmall(moment) ? { kind: "run", key: keyOf(moment), at: moment.at, changes: [moment] } : { kind: "single", key: keyOf(moment), at: moment.at, moment });
  }
  return days;
}

/** An edit of fields: nothing that one would tell a colleague on its own. */
const isSmall = ({ kind, change }: Moment): boolean => kind === "change" && change?.operation === "update";

function joins(run: Run, moment: Moment): boolean {
  const last = run.changes.at(-1);
  return isSmall(moment) && last !== undefined
    && last.by?.id === moment.by?.id
    && last.change?.cause.kind === moment.change?.cause.kind
    && Date.parse(last.at) - Date.parse(moment.at) <= oneGo;
}
