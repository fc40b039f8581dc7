/** How the first answer to a lead stands. */
export interface Answer {
  state: "waiting" | "late" | "answered" | "answeredLate";
  /** Until the deadline, past it, or from the coming of the lead to its answer. */
  minutes: number;
}

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);
const minutesBetween = (from: string, to: string | number): number => Math.round((new Date(to).getTime() - new Date(from).getTime()) / 60_000);

export function answerOf(row: Record<string, unknown>, now = Date.now()): Answer | undefined {
  const by = text(row.respond_by);
  const came = text(row.received_at) ?? text(row.created_at);
  const answered = text(row.responded_at);
  if (answered !== undefined && came !== undefined) {
    return { state: by !== undefined && new Date(answered) > new Date(by) ? "answeredLate" : "answered", minutes: Math.max(0, minutesBetween(came, answered)) };
  }
  if (by === undefined || answered !== undefined) return undefined;
  const left = -minutesBetween(by, now);
  return left >= 0 ? { state: "waiting", minutes: left } : { state: "late", minutes: -left };
}
