/** A day as `2026-01-31`, in no zone. */
export type Day = string;

export type Mode = "month" | "week" | "agenda";

const dayLength = 86_400_000;
const at = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const dayAt = (moment: number): Day => new Date(moment).toISOString().slice(0, 10);

export const addDays = (day: Day, days: number): Day => dayAt(at(day) + days * dayLength);

export const daysBetween = (from: Day, to: Day): number => Math.round((at(to) - at(from)) / dayLength);

/** Weeks begin with Monday. */
export const mondayOf = (day: Day): Day => addDays(day, -((new Date(at(day)).getUTCDay() + 6) % 7));

export const monthOf = (day: Day): string => day.slice(0, 7);

/** The same day some months further, or the last of a month that is shorter. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return dayAt(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, last)));
}

/** Whole weeks that hold the month: four to six of them. */
export function weeksOf(day: Day): Day[][] {
  const weeks: Day[][] = [];
  for (let monday = mondayOf(`${monthOf(day)}-01`); monthOf(monday) <= monthOf(day); monday = addDays(monday, 7)) weeks.push(weekOf(monday));
  return weeks;
}

export const weekOf = (day: Day): Day[] => Array.from({ length: 7 }, (_, by) => addDays(mondayOf(day), by));

const agendaDays = 30;

/** The days that are shown; the end is the first that is not. */
export function spanOf(mode: Mode, day: Day): { from: Day; to: Day } {
  if (mode === "agenda") return { from: day, to: addDays(day, agendaDays) };
  const days = mode === "week" ? weekOf(day) : weeksOf(day).flat();
  return { from: days[0] ?? day, to: addDays(days.at(-1) ?? day, 1) };
}

export function turned(mode: Mode, day: Day, by: number): Day {
  if (mode === "month") return addMonths(day, by);
  return addDays(day, by * (mode === "week" ? 7 : agendaDays));
}
