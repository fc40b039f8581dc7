import { useState, type KeyboardEvent } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { GripVertical, Pencil } from "lucide-react";
import { asReferences, asText, asTexts } from "@/fields/kind";
import { objectQuery } from "@/lib/api/objects";
import type { RecordRow } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Check } from "@/ui/form";
import styles from "./allocation.module.css";

interface RuleListProps {
  rules: RecordRow[];
  editable: boolean;
  onOrder: (rules: RecordRow[]) => void;
  onEdit: (rule: RecordRow) => void;
  onSwitch: (rule: RecordRow, active: boolean) => void;
}

/** The rules in the order in which they count, which one changes by dragging a handle or with the arrow keys on it. */
export function RuleList({ rules, editable, onOrder, onEdit, onSwitch }: RuleListProps) {
  const { t } = useTranslation("allocation");
  const definition = useQuery(objectQuery("allocation_rule"));
  const [dragged, setDragged] = useState<string>();
  const word = (field: string, value: unknown) => say(definition.data?.fields.find(({ name }) => name === field)?.choices?.find((choice) => choice.value === value)?.label) || asText(value);
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
          {editable && <button type="button" className={styles.handle} draggable aria-label={t("move", { name: asText(rule.name), place: index + 1 })} title={t("move.how")} onKeyDown={(event) => press(event, index)} onDragStart={() => setDragged(rule.id)} onDragEnd={() => setDragged(undefined)}><GripVertical size={15} /></button>}
          <span className={styles.place}>{index + 1}</span>
          <div className={styles.said}>
            <strong>{asText(rule.name)}</strong>
            <span>
              {[
                word("strategy", rule.strategy),
                ...asTexts(rule.considers).map((trait) => word("considers", trait)),
                typeof rule.capacity === "number" ? t("capacity", { count: rule.capacity }) : undefined,
                typeof rule.accept_minutes === "number" ? t("accept.within", { count: rule.accept_minutes }) : undefined,
                party(rule, t),
              ].filter(Boolean).join(" · ")}
            </span>
            {asText(rule.applies) !== "" && <code>{asText(rule.applies)}</code>}
          </div>
          <Check label={t(rule.active === true ? "on" : "off")} checked={rule.active === true} disabled={!editable} onChange={(active) => onSwitch(rule, active)} />
          {editable && <Button look="quiet" icon={<Pencil size={15} />} aria-label={t("change", { name: asText(rule.name) })} onClick={() => onEdit(rule)} />}
        </li>
      ))}
    </ol>
  );
}

function party(rule: RecordRow, t: (key: string, values?: Record<string, unknown>) => string): string {
  const people = asReferences(rule.people).map(({ title }) => title);
  const units = asReferences(rule.departments).map(({ title }) => title);
  const all = [...units, ...asTexts(rule.roles), ...people];
  return all.length > 4 ? t("party.more", { some: all.slice(0, 4).join("、"), count: all.length }) : all.join("、");
}
