import { useTranslation } from "react-i18next";
import { wordsOf } from "@/fields/registry";
import { asReference } from "@/fields/kind";
import type { Field, RecordRow } from "@/lib/api/types";
import { formatAgo } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import styles from "./field-row.module.css";

interface ConflictProps {
  field: Field;
  theirs: RecordRow;
  mine: unknown;
  onTheirs: () => void;
  onMine: () => void;
}

/** Somebody saved another value of the same field first: both are shown, and the user decides. */
export function Conflict({ field, theirs, mine, onTheirs, onMine }: ConflictProps) {
  const { t } = useTranslation("records");
  const who = asReference(theirs.updated_by)?.title ?? t("somebody");
  const words = (value: unknown) => wordsOf(value, field, language()) || t("empty.value");
  return (
    <div className={styles.conflict} role="alert">
      <p>{t("conflict", { who, ago: formatAgo(String(theirs.updated_at), language()) })}</p>
      <div className={styles.choices}>
        <div className={styles.choice}><span>{words(theirs[field.name])}</span><Button onClick={onTheirs}>{t("conflict.theirs")}</Button></div>
        <div className={styles.choice}><span>{words(mine)}</span><Button look="primary" onClick={onMine}>{t("conflict.mine")}</Button></div>
      </div>
    </div>
  );
}
