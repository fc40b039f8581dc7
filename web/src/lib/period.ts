/** Days as 2026-01-31; the calendar is that of the person. */
export interface Period {
  from: string;
  to: string;
}

export const presets = ["month", "quarter", "year", "twelve"] as const;
export type Preset = (typeof presets)[number];

export function periodOf(preset: Preset, now = new Date()): Period {
  const year = now.getFullYear();
  const month = now.getMonth();
  const to = dayOf(now);
  switch (preset) {
    case "month": return { from: dayOf(new Date(year, month, 1)), to };
    case "quarter": return { from: dayOf(new Date(year, month - (month % 3), 1)), to };
    case "year": return { from: dayOf(new Date(year, 0, 1)), to };
    case "twelve": return { from: dayOf(new Date(year - 1, month, now.getDate() + 1)), to };
  }
}

export const wholes = ["month", "nextMonth", "quarter", "nextQuarter", "year"] as const;
export type Whole = (typeof wholes)[number];

/** A whole month, quarter or year, with its days to come. */
export function wholeOf(whole: Whole, now = new Date()): Period {
  const year = now.getFullYear();
  const month = now.getMonth();
  const quarter = month - (month % 3);
  const of = (first: number, length: number) => ({ from: dayOf(new Date(year, first, 1)), to: dayOf(new Date(year, first + length, 0)) });
  switch (whole) {
    case "month": return of(month, 1);
    case "nextMonth": return of(month + 1, 1);
    case "quarter": return of(quarter, 3);
    case "nextQuarter": return of(quarter + 3, 3);
    case "year": return of(0, 12);
  }
}

/** The day so many days before. */
export function daysBefore(days: number, now = new Date()): string {
  return dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() - days));
}

/** The period of the same length that ends the day before. */
export function before({ from, to }: Period): Period {
  const start = dateOf(from);
  const days = Math.round((dateOf(to).getTime() - start.getTime()) / 86_400_000) + 1;
  return { from: dayOf(new Date(start.getFullYear(), start.getMonth(), start.getDate() - days)), to: dayOf(new Date(start.getFullYear(), start.getMonth(), start.getDate() - 1)) };
}

/** The same days a year earlier; the last of February stays the last. */
export const yearBefore = ({ from, to }: Period): Period => ({ from: earlier(from), to: earlier(to) });

function earlier(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(year - 1, month, 0).getDate();
  return dayOf(new Date(year - 1, month - 1, Math.min(date, last)));
}

/** The first day of the month of a day. */
export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;

/** So many months up to the one of a day, each by its first day, the oldest first. */
export function months(to: string, count: number): string[] {
  const last = dateOf(monthOf(to));
  return Array.from({ length: count }, (_, at) => dayOf(new Date(last.getFullYear(), last.getMonth() - count + 1 + at, 1)));
}

const dateOf = (day: string): Date => new Date(`${day}T00:00:00`);

const dayOf = (date: Date): string => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

const two = (part: number): string => String(part).padStart(2, "0");

/** A share of a whole in percent; none of nothing. */
export const share = (part: number, whole: number): number | undefined => (whole === 0 ? undefined : (part / whole) * 100);
