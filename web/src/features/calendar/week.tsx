import { useEffect, useRef, type CSSProperties } from "react";
import { useDroppable } from "@dnd-kit/core";
import { useTranslation } from "react-i18next";
import { formatDay } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { weekOf, type Day } from "./days";
import { Event } from "./event";
import { clock, minutesOf, nowHere, todayHere } from "./moments";
import { lanes, type Entry } from "./source";
import { weekdayOf } from "./words";
import styles from "./calendar.module.css";

interface WeekProps {
  day: Day;
  days: Map<Day, Entry[]>;
  mixed: boolean;
  /** Entries have times of day, so the hours are drawn. */
  timed: boolean;
  onNew: ((day: Day, minutes?: number) => void) | undefined;
}

const hourHeight = 44;
const hours = Array.from({ length: 24 }, (_, hour) => hour);
const firstSeen = 8;
/** Half an hour: what one drags snaps to it. */
const grain = 30;

/** Seven days side by side: what concerns whole days on top, the hours below. */
export function Week({ day, days, mixed, timed, onNew }: WeekProps) {
  const { t } = useTranslation("calendar");
  const scroller = useRef<HTMLDivElement>(null);
  const week = weekOf(day);
  useEffect(() => {
    scroller.current?.scrollTo({ top: firstSeen * hourHeight });
  }, []);
  return (
    <div className={styles.week} role="group" aria-label={t("week.label")}>
      <div className={styles.weekHead}>
        <span className={styles.hour} />
        {week.map((one) => (
          <div key={one} className={styles.weekDay} aria-current={one === todayHere() ? "date" : undefined}>
            <span>{weekdayOf(one, language())}</span> <strong>{Number(one.slice(8))}</strong>
            <WholeDay day={one} entries={(days.get(one) ?? []).filter(({ from }) => from === undefined)} mixed={mixed} tall={!timed} />
          </div>
        ))}
      </div>
      {timed && (
        <div ref={scroller} className={styles.hours} role="group" aria-label={t("hours.label")}>
          <div className={styles.clock}>{hours.map((hour) => <span key={hour} className={styles.hour}>{hour === 0 ? "" : clock(hour * 60)}</span>)}</div>
          {week.map((one) => <Hours key={one} day={one} entries={(days.get(one) ?? []).filter(({ from }) => from !== undefined)} mixed={mixed} onNew={onNew} />)}
        </div>
      )}
    </div>
  );
}

function WholeDay({ day, entries, mixed, tall }: { day: Day; entries: Entry[]; mixed: boolean; tall: boolean }) {
  const { t } = useTranslation("calendar");
  const { setNodeRef, isOver } = useDroppable({ id: `day ${day}`, data: { day } });
  return (
    <div ref={setNodeRef} className={styles.whole} data-tall={tall || undefined} data-over={isOver || undefined} role="group" aria-label={t("whole.label", { day: formatDay(day, language()) })}>
      {entries.map((entry) => <Event key={entry.key} entry={entry} mixed={mixed} />)}
    </div>
  );
}

function Hours({ day, entries, mixed, onNew }: { day: Day; entries: Entry[]; mixed: boolean; onNew: WeekProps["onNew"] }) {
  const placed = lanes(entries);
  const now = day === todayHere() ? minutesOf(nowHere()) : undefined;
  return (
    <div className={styles.column} style={{ height: 24 * hourHeight }}>
      {hours.flatMap((hour) => [0, grain].map((half) => <Slot key={`${hour}:${half}`} day={day} minutes={hour * 60 + half} onNew={onNew} />))}
      {entries.map((entry) => {
        const { from = 0, until = 60 } = entry;
        const { lane, of } = placed.get(entry.key) ?? { lane: 0, of: 1 };
        const style: CSSProperties = { top: (from / 60) * hourHeight, height: Math.max(20, ((until - from) / 60) * hourHeight - 2), left: `${(lane / of) * 100}%`, width: `calc(${100 / of}% - 3px)` };
        return <div key={entry.key} className={styles.slotted} style={style}><Event entry={entry} mixed={mixed} /></div>;
      })}
      {now !== undefined && <i className={styles.now} style={{ top: (now / 60) * hourHeight }} />}
    </div>
  );
}

function Slot({ day, minutes, onNew }: { day: Day; minutes: number; onNew: WeekProps["onNew"] }) {
  const { setNodeRef, isOver } = useDroppable({ id: `${day} ${minutes}`, data: { day, minutes } });
  return <div ref={setNodeRef} className={styles.slot} data-over={isOver || undefined} style={{ top: (minutes / 60) * hourHeight, height: hourHeight / 2 }} onDoubleClick={() => onNew?.(day, minutes)} />;
}
