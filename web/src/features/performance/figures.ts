import { formatMoneyShort, formatNumber, formatPercent } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import type { Line, Told } from "./api";

/** The tiles in their groups, and in the order one tells the story. */
export const groups = {
  closed: ["won_amount", "won", "lost", "win_rate", "average_deal", "cycle"],
  pipeline: ["open_amount", "open", "weighted", "velocity", "entered", "entered_amount", "slippage", "slipped"],
  leads: ["leads", "response", "in_time", "lead_conversion"],
  spent: ["cost", "cost_per_lead", "return"],
} as const;

export const ordered: string[] = Object.values(groups).flat();

/** Less of these is better. */
const lower = new Set(["lost", "cycle", "slippage", "slipped", "response", "cost_per_lead"]);
/** More of these is neither good nor bad. */
const neutral = new Set(["cost"]);

export type Words = (key: string, values?: Record<string, unknown>) => string;

export function shown(unit: string, value: number | null | undefined, t: Words): string {
  if (value === null || value === undefined) return "–";
  const spoken = language();
  switch (unit) {
    case "percent": return formatPercent(value, spoken);
    case "money": return formatMoneyShort(value, spoken);
    case "money_a_day": return t("aDay", { money: formatMoneyShort(value, spoken) });
    case "days": return t("days", { days: formatNumber(value, spoken, 1) });
    case "hours": return hours(value, t);
    default: return formatNumber(value, spoken);
  }
}

function hours(value: number, t: Words): string {
  if (value < 1) return t("minutes", { minutes: formatNumber(value * 60, language()) });
  return value < 48 ? t("hours", { hours: formatNumber(value, language(), 1) }) : t("days", { days: formatNumber(value / 24, language(), 1) });
}

export interface Shift {
  words: string;
  tone: "good" | "bad" | "none";
}

/** How a figure went against another period: shares in points, everything else in percent. */
export function shift(figure: string, unit: string, now: number | null, was: number | null | undefined, t: Words): Shift | undefined {
  if (now === null || was === null || was === undefined) return undefined;
  const apart = unit === "percent" ? now - was : was === 0 ? undefined : ((now - was) / Math.abs(was)) * 100;
  if (apart === undefined) return undefined;
  const size = Math.round(apart * 10) / 10;
  const sign = size > 0 ? "+" : size < 0 ? "−" : "±";
  const number = formatNumber(Math.abs(size), language(), 1);
  return {
    words: unit === "percent" ? t("points", { points: `${sign}${number}` }) : `${sign}${number}%`,
    tone: size === 0 || neutral.has(figure) ? "none" : size > 0 === !lower.has(figure) ? "good" : "bad",
  };
}

/** The criteria that list exactly the records of a figure, of a group if one is given; none where there are none. */
export function recordsOf(told: Told, line?: Line): string | undefined {
  if (line === undefined) return told.records > 0 ? told.where : undefined;
  const narrower = line.where[told.basis];
  return narrower === undefined || (line.records[told.figure] ?? 0) === 0 ? undefined : `${told.where} && ${narrower}`;
}
