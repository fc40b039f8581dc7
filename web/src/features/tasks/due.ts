/** A day as `2026-01-31`. */
export type Day = string;

export const addDays = (day: Day, days: number): Day => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Monday is 1. */
const weekday = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

export type Group = "overdue" | "today" | "week" | "later" | "undated";
export const groups: Group[] = ["overdue", "today", "week", "later", "undated"];

/** Where a task stands among the others; a week ends with Sunday. */
export function groupOf(due: Day | null | undefined, today: Day): Group {
  if (!due) return "undated";
  if (due < today) return "overdue";
  if (due === today) return "today";
  return due <= addDays(today, 7 - weekday(today)) ? "week" : "later";
}

const words: [RegExp, number][] = [[/^(今天|今日|today)$/i, 0], [/^(明天|明日|tomorrow)$/i, 1], [/^(后天)$/i, 2], [/^(大后天)$/i, 3]];
const zhDays = "一二三四五六日";
const enDays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** The day that a word means; none: it means something else. */
function dayOf(word: string, today: Day): Day | undefined {
  const near = words.find(([pattern]) => pattern.test(word));
  if (near) return addDays(today, near[1]);
  const zh = /^(下)?(?:周|星期|礼拜)([一二三四五六日天])$/.exec(word);
  const en = /^(next )?(monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/i.exec(word);
  const wanted = zh ? zhDays.indexOf(zh[2] === "天" ? "日" : (zh[2] ?? "")) + 1 : en ? enDays.indexOf((en[2] ?? "").toLowerCase()) + 1 : 0;
  if (wanted > 0) {
    const thisWeek = addDays(today, wanted - weekday(today));
    const next = (zh ?? en)?.[1] !== undefined;
    return next ? addDays(thisWeek, 7) : thisWeek < today ? addDays(thisWeek, 7) : thisWeek;
  }
  const written = /^(?:(\d{4})[-/年])?(\d{1,2})[-/月](\d{1,2})日?$/.exec(word);
  if (!written) return undefined;
  const [, year, month, date] = written;
  const day = `${year ?? today.slice(0, 4)}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
  const real = !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) === day;
  if (!real) return undefined;
  return year === undefined && day < today ? `${Number(day.slice(0, 4)) + 1}${day.slice(4)}` : day;
}

/** A task as one types it: a day at its beginning or end is when it is due. */
export function read(typed: string, today: Day): { name: string; due?: Day } {
  const text = typed.trim().replace(/\s+/g, " ");
  const parts = text.split(" ");
  for (const count of [2, 1]) {
    if (parts.length <= count) continue;
    const last = dayOf(parts.slice(-count).join(" "), today);
    if (last !== undefined) return { name: parts.slice(0, -count).join(" "), due: last };
    const first = dayOf(parts.slice(0, count).join(" "), today);
    if (first !== undefined) return { name: parts.slice(count).join(" "), due: first };
  }
  return { name: text };
}
