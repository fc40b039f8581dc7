import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CircleAlert, Undo2 } from "lucide-react";
import type { Field } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import type { CellProblem } from "../import";
import { CellEditor } from "./cell-editor";
import type { Fixes } from "./use-fixes";
import styles from "./preview-grid.module.css";

interface PreviewCellProps {
  line: number;
  column: number;
  text: string;
  field: Field | undefined;
  /** What the file says there, when that was corrected. */
  was: string | undefined;
  found: CellProblem[];
  fixes: Fixes;
}

const numbers = new Set(["whole", "decimal", "money", "percent"]);
/** Of longer cells the server shows only the beginning. */
const longest = 500;

/** A cell says below its value what is wrong with it, and is corrected where it stands. */
export function PreviewCell({ line, column, text, field, was, found, fixes }: PreviewCellProps) {
  const { t } = useTranslation("imports");
  const [open, setOpen] = useState(false);
  const save = (to: string, everywhere: boolean) => {
    setOpen(false);
    fixes.fix(everywhere ? { line: null, column, from: text, to } : { line, column, from: null, to });
  };
  const takeBack = () => {
    fixes.fix({ line, column, from: null, to: null });
    if (was !== undefined) fixes.fix({ line: null, column, from: was, to: null });
  };
  return (
    <td data-cell={`${line}:${column}`} data-bad={found.length > 0 || undefined} data-out={(found.length > 0 && found.every(({ leftOut }) => leftOut)) || undefined} data-corrected={was !== undefined || undefined} data-number={(field && numbers.has(field.type)) || undefined} tabIndex={found.length > 0 ? -1 : undefined}>
      {open && field
        ? <CellEditor line={line} text={text} field={field} onSave={save} onClose={() => setOpen(false)} />
        : field && text.length <= longest
          ? <button type="button" className={styles.text} title={was === undefined ? text : t("fix.was", { value: was })} aria-label={t("fix.open", { line, field: say(field.label), value: text })} onClick={() => setOpen(true)}>{text}</button>
          : <span className={styles.text} title={text}>{text}</span>}
      {was !== undefined && !open && <button type="button" className={styles.back} aria-label={t("fix.back", { line, value: was })} title={t("fix.was", { value: was })} onClick={takeBack}><Undo2 size={12} aria-hidden="true" /> {was === "" ? t("fix.empty") : was}</button>}
      <Messages problems={found} />
    </td>
  );
}

export function Messages({ problems }: { problems: CellProblem[] }) {
  return problems.map(({ code, message }) => (
    <span key={code} className={styles.message} title={message}><CircleAlert size={12} aria-hidden="true" /> {message}</span>
  ));
}
