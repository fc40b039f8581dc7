import { useState, type KeyboardEvent } from "react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { GripVertical, Pencil } from "lucide-react";
import { asText, asTexts } from "@/fields/kind";
import type { RecordRow } from "@/lib/api/types";
import { formatWhole } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import type { RuleCount } from "./api";
import { Coming } from "./coming";
import { StateChip } from "./state-chip";
import styles from "./lifecycle.module.css";

interface RuleListProps {
  rules: RecordRow[];
  counts: RuleCount[] | undefined;
  editable: boolean;
  onOrder: (rules: RecordRow[]) => void;
  onEdit: (rule: RecordRow) => void;
}

/** The rules in the order in which they are asked, which one changes by dragging a handle or with the arrow keys on it. */
export function RuleList({ rules, counts, editable, onOrder, onEdit }: RuleListProps) {
  const { t } = useTranslation("lifecycle");
  const [dragged, setDragged] = useState<string>();
  const move = (from: number, to: number) => {
    const rule = rules[from];
    if (rule !== undefined && to >= 0 && to < rules.length && from !== to) onOrder(rules.toSpliced(from, 1).toSpliced(to, 0, rule));
  };
  const press = (event: KeyboardEvent, index: number) => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (by === 0) return;
    event.preventDefault();
    move(index, index + by);
  };
  return (
    <ol className={styles.rules} aria-label={t("rules")}>
      {rules.map((rule, index) => (
        <li key={rule.id} className={styles.rule} data-off={rule.active !== true || undefined} onDragOver={(event) => dragged !== undefined && event.preventDefault()} onDrop={() => move(rules.findIndex(({ id }) => id === dragged), index)}>
          {editable && <button type="button" className={styles.handle} draggable aria-label={t("rule.move", { name: nameOf(rule), place: index + 1 })} title={t("rule.move.how")} onKeyDown={(event) => press(event, index)} onDragStart={() => setDragged(rule.id)} onDragEnd={() => setDragged(undefined)}><GripVertical size={15} /></button>}
          <span className={styles.place}>{index + 1}</span>
          <span className={styles.words}>
            <strong>{nameOf(rule)}</strong>
            <code>{asText(rule.condition) || t("condition.all")}</code>
            {asTexts(rule.from).length > 0 && <span className={styles.step}>{t("from")} {asTexts(rule.from).map((state) => <StateChip key={state} state={state} />)}</span>}
            <Counted count={counts?.find((one) => one.rule === rule.id)} off={rule.active !== true} />
          </span>
          <StateChip state={asText(rule.state)} />
          {editable && <Button look="quiet" icon={<Pencil size={15} />} aria-label={t("rule.change", { name: nameOf(rule) })} onClick={() => onEdit(rule)} />}
        </li>
      ))}
    </ol>
  );
}

function Counted({ count, off }: { count: RuleCount | undefined; off: boolean }) {
  const { t } = useTranslation("lifecycle");
  if (off) return <span className={styles.quiet}>{t("rule.off")}</span>;
  if (count === undefined) return null;
  if (count.fault !== null) return <span className={styles.fault} role="alert">{t("rule.fault", { reason: count.fault })}</span>;
  const words = t("rule.fits", { count: count.fits, number: formatWhole(count.fits, language()) });
  return (
    <span className={styles.quiet}>
      {count.where === null ? words : <Link to="/o/$object" params={{ object: "account" }} search={{ where: count.where }}>{words}</Link>}
      <Coming coming={count.coming} />
    </span>
  );
}

export const nameOf = (row: RecordRow): string => asText(language() === "en" && asText(row.name_en) !== "" ? row.name_en : row.name);
