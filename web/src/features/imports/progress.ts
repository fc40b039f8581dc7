import type { Import, Progress } from "./import";

/** Between 0 and 1; nothing to do is done. */
export function shareDone({ read, total }: Progress): number {
  return total > 0 ? Math.min(1, read / total) : 1;
}

export type Left = { unit: "soon" } | { unit: "seconds" | "minutes" | "hours"; count: number };

/** Time left as people say it: seconds in fives, then whole minutes, then hours with one decimal. */
export function timeLeft(seconds: number | null): Left | undefined {
  if (seconds === null || !Number.isFinite(seconds)) return undefined;
  if (seconds < 3) return { unit: "soon" };
  if (seconds < 60) return { unit: "seconds", count: seconds < 10 ? Math.round(seconds) : Math.ceil(seconds / 5) * 5 };
  if (seconds < 3600) return { unit: "minutes", count: Math.ceil(seconds / 60) };
  return { unit: "hours", count: Math.round(seconds / 360) / 10 };
}

/** How long the import took, in seconds; undefined until it has ended. */
export function secondsTaken({ startedAt, finishedAt }: Pick<Import, "startedAt" | "finishedAt">): number | undefined {
  if (!startedAt || !finishedAt) return undefined;
  return Math.max(0, (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000);
}

export const outcomes = ["created", "updated", "unchanged", "skipped", "rejected", "asked"] as const;
export type Outcome = (typeof outcomes)[number];
