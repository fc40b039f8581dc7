import { useTranslation } from "react-i18next";
import { wordsOf } from "@/fields/registry";
import type { Field } from "@/lib/api/types";
import { language } from "@/lib/i18n/i18n";
import type { Choice, Decided } from "./api";
import { sameChoice } from "./picks";
import styles from "./merging.module.css";

interface CellProps {
  field: Field;
  decided: Decided;
  /** What the record has. */
  value?: unknown;
  /** Instead of a value. */
  label?: string;
  option: Choice;
  now: Choice | undefined;
  onPick: (field: string, choice: Choice) => void;
}

/** One value that a field could get. */
export function Cell({ field, decided, value, label, option, now, onPick }: CellProps) {
  const { t } = useTranslation("merging");
  const words = label ?? wordsOf(value, field, language());
  const checked = sameChoice(option, now);
  return (
    <td>
      <button type="button" role="radio" aria-checked={checked} tabIndex={-1} className={styles.cell} disabled={decided.locked} onClick={() => onPick(decided.field, option)}>
        {words === "" ? <span className={styles.empty}>{t("empty")}</span> : words}
      </button>
    </td>
  );
}
