import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ProblemState } from "@/ui/state";
import { openQuery, todayHere } from "./api";
import { groupOf } from "./due";
import { QuickAdd } from "./quick-add";
import { TaskLine } from "./task-line";
import styles from "./tasks.module.css";

const most = 8;

/** What is to be done by today, and after that what comes next. */
export function TaskBlock() {
  const { t } = useTranslation("tasks");
  const tasks = useQuery(openQuery);
  const today = todayHere();
  const all = tasks.data ?? [];
  const pressing = all.filter((task) => ["overdue", "today"].includes(groupOf(typeof task.due === "string" ? task.due : null, today)));
  const shown = (pressing.length > 0 ? pressing : all).slice(0, most);
  return (
    <section aria-label={t("title")} className={styles.block}>
      <header className={styles.blockHead}>
        <h2>{t("title")}</h2>
        <Link to="/tasks">{t("all", { count: all.length })}</Link>
      </header>
      <QuickAdd />
      {tasks.isError && <ProblemState error={tasks.error} onRetry={() => void tasks.refetch()} />}
      {tasks.isPending && <p role="status" className={styles.waiting}>{t("loading")}</p>}
      {tasks.isSuccess && all.length === 0 && <p className={styles.waiting}>{t("none")}</p>}
      {tasks.isSuccess && all.length > 0 && pressing.length === 0 && <p className={styles.next}>{t("nothing.today")}</p>}
      <ul>{shown.map((task) => <li key={task.id}><TaskLine task={task} /></li>)}</ul>
    </section>
  );
}
