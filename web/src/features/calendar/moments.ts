import { formatMoment } from "@/lib/format/time";
import type { Day } from "./days";

/** Where the reader lives: the day of a moment. */
export const dayOf = (moment: string): Day => formatMoment(moment, "zh").slice(0, 10);

/** Minutes since midnight there. */
export function minutesOf(moment: string): number {
  const [hours = 0, minutes = 0] = formatMoment(moment, "zh").slice(11).split(":").map(Number);
  return hours * 60 + minutes;
}

export const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

const hereAsUtc = (moment: number): number => Date.parse(`${formatMoment(new Date(moment).toISOString(), "zh").replace(" ", "T")}:00Z`);

/** The moment at which clocks there show that time. An hour that is left out in spring is the one after it. */
export function momentAt(day: Day, minutes: number): string {
  const wanted = Date.parse(`${day}T${clock(minutes)}:00Z`);
  let moment = wanted - (hereAsUtc(wanted) - wanted);
  moment += wanted - hereAsUtc(moment);
  return new Date(moment).toISOString();
}

export const nowHere = (): string => new Date().toISOString();

export const todayHere = (): Day => dayOf(nowHere());
