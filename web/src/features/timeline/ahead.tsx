import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { CalendarCheck } from "lucide-react";
import { asReference } from "@/fields/kind";
import { formatDay, formatMoment } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { Tick } from "@/ui/tick";
import { toast } from "@/ui/toast";
import type { Moment } from "./api";
import { useChange } from "./use-acts";
import styles from "./ahead.module.css";

/** What is still to be done about a record, and what is to come. */
export function Ahead({ moments, today }: { moments: Moment[]; today: string }) {
  const { t } = useTranslation("timeline");
  if (moments.length === 0) return null;
  return (
    <section aria-label={t("ahead")} className={styles.ahead}>
      <h3 className={styles.heading}>{t("ahead")}</h3>
      <ul>{moments.map((moment) => <li key={moment.record?.id} className={styles.one}>{moment.kind === "task" ? <Task moment={moment} today={today} /> : <Coming moment={moment} />}</li>)}</ul>
    </section>
  );
}

function Task({ moment: { record: row, editable }, today }: { moment: Moment; today: string }) {
  const { t } = useTranslation("timeline");
  const change = useChange("task", row?.id ?? "");
  if (!row) return null;
  const due = typeof row.due === "string" ? row.due : undefined;
  const who = asReference(row.assignee)?.title;
  const done = () =>
    change.mutate({ change: { state: "done" } }, {
      onSuccess: () => toast(t("task.done", { name: String(row.name) }), { action: { label: t("undo"), run: () => change.mutate({ change: { state: "open" } }) } }),
    });
  return (
    <>
      <Tick done={change.isPending} label={t("task.finish", { name: String(row.name) })} disabled={!editable || change.isPending} onPress={done} />
      <Link to="/o/$object/$id" params={{ object: "task", id: row.id }} className={styles.name}>{String(row.name)}</Link>
      {who && <span className={styles.who}>{who}</span>}
      {due !== undefined && <span className={due < today ? styles.late : styles.when}>{due === today ? t("today") : formatDay(due, language())}</span>}
    </>
  );
}

function Coming({ moment: { record: row, at } }: { moment: Moment }) {
  if (!row) return null;
  return (
    <>
      <CalendarCheck size={15} aria-hidden="true" className={styles.sign} />
      <Link to="/o/$object/$id" params={{ object: "meeting", id: row.id }} className={styles.name}>{String(row.name)}</Link>
      <span className={styles.when}>{formatMoment(at, language())}</span>
    </>
  );
}
