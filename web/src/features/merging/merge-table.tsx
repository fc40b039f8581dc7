import { useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { Lock } from "lucide-react";
import type { ObjectDefinition } from "@/lib/api/types";
import { byName } from "@/lib/criteria/clause";
import { formatAgo } from "@/lib/format/time";
import { language, say } from "@/lib/i18n/i18n";
import type { Choice, Decided, Preview } from "./api";
import { Cell } from "./cell";
import { beside, chosen, type Picks } from "./picks";
import styles from "./merging.module.css";

interface MergeTableProps {
  definition: ObjectDefinition;
  preview: Preview;
  picks: Picks;
  onPick: (field: string, choice: Choice) => void;
  onSurvivor: (id: string) => void;
  onRun: () => void;
}

/** One column for each record, one row for each field; those that differ come first. Arrows choose, Enter merges. */
export function MergeTable({ definition, preview, picks, onPick, onSurvivor, onRun }: MergeTableProps) {
  const { t } = useTranslation("merging");
  const [everything, setEverything] = useState(false);
  const fields = byName(definition.fields);
  const differing = preview.fields.filter(({ differs }) => differs);
  const alike = preview.fields.filter((one) => !one.differs && preview.records.some((row) => row[one.field] !== null && row[one.field] !== undefined));
  const some = preview.fields.some(({ several, differs }) => several && differs);
  const rows = everything ? [...differing, ...alike] : differing;
  const ids = preview.records.map(({ id }) => id);
  const keyed = (event: KeyboardEvent<HTMLElement>, decided: Decided) => {
    if (event.key === "Enter") {
      event.preventDefault();
      onRun();
    }
    if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      goTo(event.currentTarget, event.key === "ArrowDown" ? 1 : -1);
    }
    if ((event.key === "ArrowLeft" || event.key === "ArrowRight") && !decided.locked) {
      event.preventDefault();
      onPick(decided.field, beside(decided, chosen(decided, picks, preview.survivor), ids, event.key === "ArrowRight" ? 1 : -1));
    }
  };
  return (
    <>
      <p className={styles.hint}>{t("hint")}</p>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={styles.field}>{t("keep")}</th>
              {preview.records.map((row) => (
                <th key={row.id} scope="col" data-kept={row.id === preview.survivor || undefined}>
                  <label className={styles.record}>
                    <input type="radio" name="survivor" aria-label={t("keep.one", { name: String(row[definition.title] ?? "") || t("unnamed") })} checked={row.id === preview.survivor} onChange={() => onSurvivor(row.id)} autoFocus={row.id === preview.survivor} onKeyDown={(event) => { if (event.key === "Enter") { event.preventDefault(); onRun(); } }} />
                    <span className={styles.title}>{String(row[definition.title] ?? "") || t("unnamed")}</span>
                  </label>
                  <span className={styles.when}>{t("changed", { ago: formatAgo(String(row.updated_at), language()) })}</span>
                </th>
              ))}
              {some && <th scope="col">{t("all")}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((decided) => {
              const field = fields.get(decided.field);
              const now = chosen(decided, picks, preview.survivor);
              if (!field) return null;
              return (
                <tr key={decided.field} role="radiogroup" aria-label={say(field.label)} data-alike={!decided.differs || undefined} tabIndex={0} onKeyDown={(event) => keyed(event, decided)}>
                  <th scope="row" className={styles.field}>{say(field.label)}{decided.locked && <Lock size={12} role="img" aria-label={t("locked")} />}</th>
                  {preview.records.map((row) => <Cell key={row.id} field={field} decided={decided} value={row[decided.field]} option={{ from: row.id }} now={now} onPick={onPick} />)}
                  {some && (decided.several && decided.differs ? <Cell field={field} decided={decided} label={t("all")} option={{ all: true }} now={now} onPick={onPick} /> : <td />)}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {differing.length === 0 && <p className={styles.hint}>{t("same")}</p>}
      {alike.length > 0 && <button type="button" className={styles.more} aria-expanded={everything} onClick={() => setEverything(!everything)}>{everything ? t("alike.hide") : t("alike.show", { count: alike.length })}</button>}
    </>
  );
}

/** The next row, or the one before. */
function goTo(row: HTMLElement, step: 1 | -1): void {
  const next = step === 1 ? row.nextElementSibling : row.previousElementSibling;
  if (next instanceof HTMLElement) next.focus();
}
