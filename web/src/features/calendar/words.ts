import type { Language } from "@/lib/api/types";
import { formatDay } from "@/lib/format/time";
import { addDays, weekOf, type Day, type Mode } from "./days";

const tags: Record<Language, string> = { zh: "zh-CN", en: "en-GB" };
const monday = "2026-01-05";

const asDate = (day: Day): Date => new Date(`${day}T00:00:00Z`);

export const weekdays = (language: Language): string[] => weekOf(monday).map((day) => weekdayOf(day, language));

export const weekdayOf = (day: Day, language: Language): string => new Intl.DateTimeFormat(tags[language], { weekday: "short", timeZone: "UTC" }).format(asDate(day));

/** What is shown, in words: a month, or the first and the last day. */
export function spanWords(mode: Mode, day: Day, to: Day, language: Language): string {
  if (mode === "month") return new Intl.DateTimeFormat(tags[language], { year: "numeric", month: "long", timeZone: "UTC" }).format(asDate(day));
  const from = mode === "week" ? (weekOf(day)[0] ?? day) : day;
  return `${formatDay(from, language)} – ${formatDay(addDays(to, -1), language)}`;
}
