import { useTranslation } from "react-i18next";
import { Link } from "@tanstack/react-router";
import { CalendarDays } from "lucide-react";
import { formatDay } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { asNamed, asText } from "@/fields/kind";
import { Dot } from "@/ui/dot";
import { ObjectIcon } from "@/ui/object-icon";
import { State } from "@/ui/state";
import type { Day } from "./days";
import { todayHere } from "./moments";
import { timeWords, type Entry } from "./source";
import { weekdayOf } from "./words";
import styles from "./calendar.module.css";

/** Day after day, those with something on them: the calendar of a phone. */
export function Agenda({ days, mixed }: { days: Map<Day, Entry[]>; mixed: boolean }) {
  const { t } = useTranslation("calendar");
  const filled = [...days.entries()].toSorted(([one], [other]) => (one < other ? -1 : 1));
  if (filled.length === 0) return <State icon={<CalendarDays size={22} />} title={t("none")}>{t("none.words")}</State>;
  return (
    <div className={styles.agenda}>
      {filled.map(([day, entries]) => (
        <section key={day} aria-label={formatDay(day, language())}>
          <h2 className={styles.date} aria-current={day === todayHere() ? "date" : undefined}><strong>{Number(day.slice(8))}</strong> {weekdayOf(day, language())}{day === todayHere() && <span>{t("today")}</span>}</h2>
          <ul>
            {entries.map((entry) => (
              <li key={entry.key}>
                <Link to="/o/$object/$id" params={{ object: entry.source.definition.name, id: entry.row.id }} className={styles.line} data-done={entry.done || undefined}>
                  <span className={styles.when}>{timeWords(entry) || t("wholeDay")}</span>
                  {mixed ? <ObjectIcon name={entry.source.definition.icon} size={15} /> : <Dot color={entry.color} />}
                  <span className={styles.what}>{entry.title}<small>{[asNamed(entry.row.about)?.title, asText(entry.row.location)].filter(Boolean).join(" · ")}</small></span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
