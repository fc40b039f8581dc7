import { formatMoment } from "@/lib/format/time";

const day = 86_400_000;

/** The days that a task is most often due on, where the reader lives; the empty one is none. */
export function dueDays(now: Date): { key: "none" | "today" | "tomorrow" | "week"; day: string }[] {
  const after = (days: number) => formatMoment(new Date(now.getTime() + days * day).toISOString(), "zh").slice(0, 10);
  return [{ key: "none", day: "" }, { key: "today", day: after(0) }, { key: "tomorrow", day: after(1) }, { key: "week", day: after(7) }];
}
