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

/** The period of the same length that ends the day before. */
export function before({ from, to }: Period): Period {
  const start = dateOf(from);
  const days = Math.round((dateOf(to).getTime() - start.getTime()) / 86_400_000) + 1;
  return { from: dayOf(new Date(start.getFullYear(), start.getMonth(), start.getDate() - days)), to: dayOf(new Date(start.getFullYear(), start.getMonth(), start.getDate() - 1)) };
}

const dateOf = (day: string): Date => new Date(`${day}T00:00:00`);

const dayOf = (date: Date): string => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

const two = (part: number): string => String(part).padStart(2, "0");

/** A share of a whole in percent; none of nothing. */
export const share = (part: number, whole: number): number | undefined => (whole === 0 ? undefined : (part / whole) * 100);
