import { useId } from "react";
import { useTranslation } from "react-i18next";
import { language, say } from "@/lib/i18n/i18n";
import { isBlank } from "@/fields/kind";
import { wordsOf } from "@/fields/registry";
import type { Compared } from "./takes";
import styles from "./asked.module.css";

interface AskedLineProps {
  line: Compared;
  takes: boolean;
  /** There is a record to choose for. */
  open: boolean;
  onTake: (take: boolean) => void;
}

/** What a field will hold: the value of the file or that of the record. */
export function AskedLine({ line: { field, file, record, differs }, takes, open, onTake }: AskedLineProps) {
  const { t } = useTranslation("imports");
  const name = useId();
  const label = say(field.label);
  const there = isBlank(record) ? "" : wordsOf(record, field, language());
  if (file === "" && there === "") return null;
  if (!differs || !open) {
    return (
      <tr>
        <th scope="row">{label}</th>
        <td>{file === "" ? <span className={styles.blank}>—</span> : file}</td>
        <td>{there === "" ? <span className={styles.blank}>—</span> : there}</td>
      </tr>
    );
  }
  const option = (take: boolean, words: string) => (
    <td>
      <label className={styles.option} data-chosen={takes === take || undefined}>
        <input type="radio" name={name} checked={takes === take} onChange={() => onTake(take)} aria-label={t(take ? "asked.takeFile" : "asked.takeRecord", { field: label, value: words === "" ? t("asked.empty") : words })} />
        {words === "" ? <span className={styles.blank}>{t("asked.empty")}</span> : <span>{words}</span>}
      </label>
    </td>
  );
  return (
    <tr className={styles.differs}>
      <th scope="row">{label}</th>
      {option(true, file)}
      {option(false, there)}
    </tr>
  );
}
