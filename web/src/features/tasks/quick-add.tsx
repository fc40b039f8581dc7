import { useState, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { Plus } from "lucide-react";
import { formatDay } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { todayHere, useTasks } from "./api";
import { read } from "./due";
import styles from "./tasks.module.css";

/** One line, one task; a day in its words is when it is due. */
export function QuickAdd({ inputRef }: { inputRef?: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation("tasks");
  const { adding } = useTasks();
  const [typed, setTyped] = useState("");
  const { name, due } = read(typed, todayHere());
  const add = () => {
    if (name === "" || adding.isPending) return;
    adding.mutate({ name, ...(due === undefined ? {} : { due }) }, { onSuccess: () => setTyped("") });
  };
  return (
    <form className={styles.add} onSubmit={(event) => { event.preventDefault(); add(); }}>
      <Plus size={16} aria-hidden="true" />
      <input ref={inputRef} className={styles.input} aria-label={t("add")} placeholder={t("add.placeholder")} value={typed} onChange={(event) => setTyped(event.target.value)} />
      {due !== undefined && <span className={styles.due}>{t("due", { day: formatDay(due, language()) })}</span>}
    </form>
  );
}
