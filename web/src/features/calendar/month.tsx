import { useRef, useState, type KeyboardEvent } from "react";
import { useDroppable } from "@dnd-kit/core";
import { useTranslation } from "react-i18next";
import { formatDay } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { useHeight } from "@/lib/use-width";
import { Popover } from "@/ui/popover";
import { addDays, monthOf, weeksOf, type Day } from "./days";
import { Event } from "./event";
import { todayHere } from "./moments";
import type { Entry } from "./source";
import { weekdays } from "./words";
import styles from "./calendar.module.css";

interface MonthProps {
  day: Day;
  days: Map<Day, Entry[]>;
  mixed: boolean;
  onDay: (day: Day) => void;
  onNew: ((day: Day) => void) | undefined;
}

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Whole weeks in rows. Arrows lead from day to day, beyond the month too; Enter makes something on the day. */
export function Month({ day, days, mixed, onDay, onNew }: MonthProps) {
  const { t } = useTranslation("calendar");
  const grid = useRef<HTMLDivElement>(null);
  const weeks = weeksOf(day);
  const shown = Math.max(1, Math.floor((useHeight(grid) - 26) / weeks.length / 23) - 2);
  const keys = (event: KeyboardEvent) => {
    const by = steps[event.key];
    if (event.target instanceof HTMLElement && event.target.role !== "gridcell") return;
    if (by !== undefined) {
      event.preventDefault();
      const next = addDays(day, by);
      onDay(next);
      requestAnimationFrame(() => grid.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus());
    } else if (event.key === "Enter" && onNew) {
      event.preventDefault();
      onNew(day);
    }
  };
  return (
    <div ref={grid} className={styles.month} role="grid" aria-label={t("month.label", { month: monthOf(day) })} style={{ gridTemplateRows: `26px repeat(${weeks.length}, minmax(84px, 1fr))` }} onKeyDown={keys}>
      <div role="row" className={styles.row}>{weekdays(language()).map((word) => <div key={word} role="columnheader" className={styles.weekday}>{word}</div>)}</div>
      {weeks.map((week) => (
        <div key={week[0]} role="row" className={styles.row}>
          {week.map((one) => <DayCell key={one} day={one} chosen={one === day} inside={monthOf(one) === monthOf(day)} entries={days.get(one) ?? none} shown={shown} mixed={mixed} onDay={onDay} onNew={onNew} />)}
        </div>
      ))}
    </div>
  );
}

const none: Entry[] = [];

interface DayCellProps extends Pick<MonthProps, "mixed" | "onDay" | "onNew"> {
  day: Day;
  chosen: boolean;
  inside: boolean;
  entries: Entry[];
  shown: number;
}

function DayCell({ day, chosen, inside, entries, shown, mixed, onDay, onNew }: DayCellProps) {
  const { t } = useTranslation("calendar");
  const [open, setOpen] = useState(false);
  const { setNodeRef, isOver } = useDroppable({ id: day, data: { day } });
  const some = entries.length > shown + 1 ? entries.slice(0, shown) : entries;
  const label = t("day.label", { day: formatDay(day, language()), count: entries.length });
  return (
    <div
      ref={setNodeRef} role="gridcell" tabIndex={chosen ? 0 : -1} data-day={day} aria-label={label} aria-selected={chosen} aria-current={day === todayHere() ? "date" : undefined}
      className={styles.day} data-inside={inside || undefined} data-over={isOver || undefined}
      onFocus={(event) => { if (event.target === event.currentTarget && !chosen) onDay(day); }}
      onDoubleClick={(event) => { if (onNew && event.target === event.currentTarget) onNew(day); }}
    >
      <span className={styles.number} aria-hidden="true">{Number(day.slice(8))}</span>
      {some.map((entry) => <Event key={entry.key} entry={entry} mixed={mixed} />)}
      {some.length < entries.length && (
        <Popover open={open} onOpenChange={setOpen} placement="bottomLeft" padding={10} content={<div className={styles.all}><strong>{formatDay(day, language())}</strong>{entries.map((entry) => <Event key={entry.key} entry={{ ...entry, key: `all ${entry.key}` }} mixed={mixed} />)}</div>}>
          <button type="button" className={styles.further} aria-expanded={open}>{t("further", { count: entries.length - some.length })}</button>
        </Popover>
      )}
    </div>
  );
}
