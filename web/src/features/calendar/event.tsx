import { memo } from "react";
import { Link } from "@tanstack/react-router";
import { useDraggable } from "@dnd-kit/core";
import { useTranslation } from "react-i18next";
import { formatDay } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { Dot } from "@/ui/dot";
import { ObjectIcon } from "@/ui/object-icon";
import { isMovable, timeWords, type Entry } from "./source";
import styles from "./calendar.module.css";

/** A record on its day. The whole of it is the handle; a press that does not move opens the record. */
export const Event = memo(function CalendarEvent({ entry, mixed }: { entry: Entry; mixed: boolean }) {
  const { t } = useTranslation("calendar");
  const movable = isMovable(entry.source);
  const { attributes, listeners, setNodeRef, isDragging } = useDraggable({ id: entry.key, disabled: !movable, data: { entry }, attributes: { role: "group", roleDescription: t("event.role"), tabIndex: 0 } });
  const label = t("event.label", { name: entry.title, day: formatDay(entry.day, language()), time: timeWords(entry) });
  return (
    <div ref={setNodeRef} className={styles.event} data-color={entry.color} data-done={entry.done || undefined} data-dragging={isDragging || undefined} {...(movable ? listeners : {})} {...attributes} aria-label={label}>
      <Face entry={entry} mixed={mixed} />
    </div>
  );
});

/** What an entry shows; also while it is carried. */
export function Face({ entry, mixed }: { entry: Entry; mixed: boolean }) {
  const { name, icon } = entry.source.definition;
  return (
    <>
      {mixed ? <ObjectIcon name={icon} size={12} /> : <Dot color={entry.color} />}
      {entry.from !== undefined && <span className={styles.time}>{timeWords(entry).slice(0, 5)}</span>}
      <Link to="/o/$object/$id" params={{ object: name, id: entry.row.id }} className={styles.name} draggable={false} tabIndex={-1} title={entry.title}>{entry.title}</Link>
    </>
  );
}
