import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ListTodo } from "lucide-react";
import { Segments } from "@/ui/segments";
import { ProblemState, State } from "@/ui/state";
import { doneQuery, openQuery, todayHere } from "./api";
import { groupOf, groups } from "./due";
import { QuickAdd } from "./quick-add";
import { TaskLine } from "./task-line";
import styles from "./tasks.module.css";

/** All one's own tasks, the most pressing first; arrows or j and k move, x finishes, n writes a new one. */
export function TasksPage() {
  const { t } = useTranslation("tasks");
  const [which, setWhich] = useState<"open" | "done">("open");
  const tasks = useQuery(which === "open" ? openQuery : doneQuery);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useKey("n", () => input.current?.focus());
  const today = todayHere();
  const all = tasks.data ?? [];
  const parts = which === "done" ? [{ group: "done", items: all }] : groups.map((group) => ({ group, items: all.filter((task) => groupOf(typeof task.due === "string" ? task.due : null, today) === group) }));
  const keys = (event: KeyboardEvent) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>("a[data-task]") ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (step !== undefined) { event.preventDefault(); links[Math.max(0, Math.min(links.length - 1, at + step))]?.focus(); }
    if (event.key === "x" && at >= 0) links[at]?.closest("li")?.querySelector<HTMLElement>("[role=checkbox]")?.click();
  };
  return (
    <div className={styles.page}>
      <div className={styles.column}>
        <header className={styles.head}>
          <h1>{t("title")}</h1>
          <Segments bare label={t("which")} value={which} options={[{ value: "open", label: t("open") }, { value: "done", label: t("done") }]} onChoose={setWhich} />
          <Link to="/o/$object" params={{ object: "task" }} search={{}} className={styles.whole}>{t("whole")}</Link>
        </header>
        {which === "open" && <QuickAdd inputRef={input} />}
        {tasks.isError && <ProblemState error={tasks.error} onRetry={() => void tasks.refetch()} />}
        {tasks.isPending && <p role="status" className={styles.waiting}>{t("loading")}</p>}
        {tasks.isSuccess && all.length === 0 && <State icon={<ListTodo size={22} />} title={t(which === "open" ? "none" : "none.done")}>{which === "open" ? t("none.words") : null}</State>}
        <div ref={list} onKeyDown={keys} role="presentation">
          {parts.filter(({ items }) => items.length > 0).map(({ group, items }) => (
            <section key={group} aria-label={t(`group.${group}`)} className={styles.group}>
              <h2 className={group === "overdue" ? styles.lateHeading : styles.heading}>{t(`group.${group}`)} <span>{items.length}</span></h2>
              <ul>{items.map((task) => <li key={task.id}><TaskLine task={task} /></li>)}</ul>
            </section>
          ))}
        </div>
      </div>
    </div>
  );
}

/** A single key, unless somebody types. */
function useKey(key: string, act: () => void): void {
  const latest = useRef(act);
  useEffect(() => { latest.current = act; });
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && (event.target.matches("input, textarea, select") || event.target.isContentEditable);
      if (event.key !== key || typing || event.metaKey || event.ctrlKey || event.altKey) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [key]);
}
