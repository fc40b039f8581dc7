import type { Language } from "@/lib/api/types";

const tags: Record<Language, string> = { zh: "zh-CN", en: "en-GB" };
const made = new Map<string, Intl.DateTimeFormat>();
let zone: string | undefined;

/** Moments are shown in the user's own time zone; days have none. */
export function chooseZone(next: string | undefined): void {
  try {
    Intl.DateTimeFormat("en", { timeZone: next }).format(0);
    zone = next;
    made.clear();
  } catch {
    zone = undefined;
  }
}

function formatter(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const known = made.get(key);
  if (known) return known;
  const fresh = new Intl.DateTimeFormat(tags[language], options);
  made.set(key, fresh);
  return fresh;
}

/** A day without time zone: 2024-03-05 in Chinese, 5 Mar 2024 in English. */
export function formatDay(day: string, language: Language): string {
  if (language === "zh") return day;
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? day : formatter(language, { dateStyle: "medium", timeZone: "UTC" }).format(date);
}

/** A month by its first day, 2026-03-01: 2026年3月, Mar 2026. */
export function formatMonth(month: string, language: Language): string {
  return formatter(language, { month: language === "zh" ? "long" : "short", year: "numeric", timeZone: "UTC" }).format(new Date(`${month}T00:00:00Z`));
}

export function formatMoment(instant: string, language: Language): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  if (language === "en") return formatter("en", { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: zone }).format(date);
  const parts = formatter("zh", { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone }).formatToParts(date);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")} ${part("hour")}:${part("minute")}`;
}

const units: [Intl.RelativeTimeFormatUnit, number][] = [["year", 31_536_000], ["month", 2_592_000], ["day", 86_400], ["hour", 3600], ["minute", 60]];

/** How long ago, in the largest whole unit; "now" within a minute. */
export function formatAgo(instant: string, language: Language, now = Date.now()): string {
  const seconds = (new Date(instant).getTime() - now) / 1000;
  const speech = new Intl.RelativeTimeFormat(tags[language], { numeric: "auto" });
  for (const [unit, size] of units) {
    if (Math.abs(seconds) >= size) return speech.format(Math.trunc(seconds / size), unit);
  }
  return speech.format(0, "second");
}
