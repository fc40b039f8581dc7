import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { View } from "@/lib/api/types";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Input } from "@/ui/input";
import styles from "./views.module.css";

/** Another name, in the language one reads; told nothing: it stays. */
export function ViewRename({ view, busy, onDone }: { view: View; busy: boolean; onDone: (label: string | undefined) => void }) {
  const { t } = useTranslation("records");
  const [label, setLabel] = useState(view.label[language()]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const next = label.trim();
    if (next !== "") onDone(next === view.label[language()] ? undefined : next);
  };
  return (
    <form className={styles.line} onSubmit={submit}>
      <Input autoFocus className={styles.input} value={label} maxLength={60} aria-label={t("view.name")} onChange={(event) => setLabel(event.target.value)} onKeyDown={(event) => { if (event.key === "Escape") { event.preventDefault(); onDone(undefined); } }} />
      <Button look="primary" type="submit" disabled={busy || label.trim() === ""}>{t("views.rename.save")}</Button>
    </form>
  );
}
