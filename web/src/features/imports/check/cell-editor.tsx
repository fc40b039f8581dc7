import { useId, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { Check, X } from "lucide-react";
import type { Field } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import styles from "./cell-editor.module.css";

interface CellEditorProps {
  line: number;
  text: string;
  field: Field;
  onSave: (text: string, everywhere: boolean) => void;
  onClose: () => void;
}

/** One cell being corrected, or all that hold the same: Enter keeps, Escape leaves. The file itself stays as it is. */
export function CellEditor({ line, text, field, onSave, onClose }: CellEditorProps) {
  const { t } = useTranslation("imports");
  const [value, setValue] = useState(text);
  const [everywhere, setEverywhere] = useState(false);
  const choices = useId();
  const save = () => (value === text ? onClose() : onSave(value, everywhere));
  const keys = (event: KeyboardEvent) => {
    if (event.key === "Escape") onClose();
    if (event.key === "Enter") save();
  };
  return (
    <div className={styles.editor} role="group" aria-label={t("fix.title", { line, field: say(field.label) })}>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- it opens where one has just pressed */}
      <input autoFocus aria-label={t("fix.value")} value={value} list={field.choices ? choices : undefined} onChange={(event) => setValue(event.target.value)} onKeyDown={keys} onFocus={(event) => event.target.select()} />
      {field.choices && <datalist id={choices}>{field.choices.map((choice) => <option key={choice.value} value={say(choice.label)} />)}</datalist>}
      {text !== "" && (
        <label className={styles.every}>
          <input type="checkbox" checked={everywhere} onChange={(event) => setEverywhere(event.target.checked)} onKeyDown={keys} /> {t("fix.everywhere", { value: text })}
        </label>
      )}
      <span className={styles.acts}>
        <Button look="primary" icon={<Check size={14} />} onClick={save}>{t("fix.save")}</Button>
        <Button look="quiet" icon={<X size={14} />} aria-label={t("fix.cancel")} onClick={onClose} />
      </span>
    </div>
  );
}
