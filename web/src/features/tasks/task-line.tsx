import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Flag, Repeat } from "lucide-react";
import type { RecordRow } from "@/lib/api/types";
import { formatDay, formatMoment } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { asNamed, asReference } from "@/fields/kind";
import { Tick } from "@/ui/tick";
import { todayHere, useTasks } from "./api";
import styles from "./tasks.module.css";

/** One task: done with one press, and what it is about beside it. */
export function TaskLine({ task }: { task: RecordRow }) {
  const { t } = useTranslation("tasks");
  const { finish, changing } = useTasks();
  const today = todayHere();
  const done = task.state === "done";
  const name = String(task.name ?? "");
  const about = asNamed(task.about);
  const from = asReference(task.owner);
  const due = typeof task.due === "string" ? task.due : undefined;
  return (
    <div className={done ? `${styles.task} ${styles.done}` : styles.task}>
      <Tick done={done} label={t(done ? "reopen" : "finish", { name })} disabled={changing.isPending} onPress={() => finish(task)} />
      <div className={styles.what}>
        <Link to="/o/$object/$id" params={{ object: "task", id: task.id }} className={styles.name} data-task="">{name}</Link>
        {about && <Link to="/o/$object/$id" params={{ object: about.object, id: about.id }} className={styles.about}>{about.title}</Link>}
      </div>
      {task.priority === "high" && <Flag size={14} role="img" aria-label={t("high")} className={styles.high} />}
      {typeof task.repeats === "string" && <Repeat size={13} role="img" aria-label={t("repeats")} className={styles.sign} />}
      {from && from.id !== asReference(task.assignee)?.id && <span className={styles.from}>{t("from", { name: from.title })}</span>}
      {done ? <span className={styles.when}>{typeof task.done_at === "string" ? formatMoment(task.done_at, language()) : ""}</span> : due !== undefined && <span className={due < today ? styles.late : styles.when}>{due === today ? t("today") : formatDay(due, language())}</span>}
    </div>
  );
}
