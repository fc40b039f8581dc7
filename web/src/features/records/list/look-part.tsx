import { useTranslation } from "react-i18next";
import { X } from "lucide-react";
import { Clauses } from "@/fields/criteria/clauses";
import type { ObjectDefinition, RowHeight, Tint } from "@/lib/api/types";
import { byName } from "@/lib/criteria/clause";
import { fromCel } from "@/lib/criteria/read";
import { toCel } from "@/lib/criteria/write";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Select } from "@/ui/form";
import { Segments } from "@/ui/segments";
import type { Columns } from "../grid/columns";
import { groupable } from "../grid/groups/api";
import { tintColors } from "../grid/tint";
import styles from "./look-part.module.css";

interface LookPartProps {
  definition: ObjectDefinition;
  columns: Columns;
  onChange: (columns: Columns) => void;
}

const heights: RowHeight[] = ["compact", "comfortable", "tall"];

/** How rows look: their height, what they are gathered under, and which of them have a colour. */
export function LookPart({ definition, columns, onChange }: LookPartProps) {
  const { t } = useTranslation("grid");
  const { group, ...ungrouped } = columns;
  const { tints = [], ...plain } = columns;
  const keep = (next: Tint[]) => onChange(next.length === 0 ? plain : { ...columns, tints: next });
  return (
    <div className={styles.part}>
      <Segments label={t("rows")} value={columns.rows ?? "comfortable"} options={heights.map((value) => ({ value, label: t(`rows.${value}`) }))} onChoose={(rows) => onChange({ ...columns, rows })} />
      <label className={styles.group}>
        <span>{t("group.by")}</span>
        <Select value={group ?? ""} onChange={(event) => onChange(event.target.value === "" ? ungrouped : { ...columns, group: event.target.value })}>
          <option value="">{t("group.none")}</option>
          {groupable(definition).map(({ name, label }) => <option key={name} value={name}>{say(label)}</option>)}
        </Select>
      </label>
      <fieldset className={styles.tints}>
        <legend>{t("tints")}</legend>
        {tints.map((tint, at) => (
          <TintRule
            key={at} number={at + 1} definition={definition} tint={tint}
            onChange={(next) => keep(next ? tints.with(at, next) : tints.toSpliced(at, 1))}
          />
        ))}
        {tints.length > 1 && <p className={styles.words}>{t("tints.words")}</p>}
        <Button look="quiet" onClick={() => keep([...tints, { when: "", color: "amber" }])}>{t("tints.add")}</Button>
      </fieldset>
    </div>
  );
}

interface TintRuleProps {
  number: number;
  definition: ObjectDefinition;
  tint: Tint;
  onChange: (tint: Tint | undefined) => void;
}

function TintRule({ number, definition, tint, onChange }: TintRuleProps) {
  const { t } = useTranslation("grid");
  const fields = byName(definition.fields);
  const clauses = fromCel(tint.when, fields);
  return (
    <div className={styles.rule}>
      <span className={styles.color} data-color={tint.color} aria-hidden="true" />
      <Select aria-label={t("tints.color", { number })} value={tint.color} onChange={(event) => onChange({ ...tint, color: event.target.value })}>
        {tintColors.map((color) => <option key={color} value={color}>{t(`tint.${color}`)}</option>)}
      </Select>
      <div className={styles.when}>{clauses ? <Clauses fields={definition.fields} clauses={clauses} onChange={(next) => onChange({ ...tint, when: toCel(next, fields) })} /> : <code>{tint.when}</code>}</div>
      <Button look="quiet" icon={<X size={14} />} aria-label={t("tints.remove", { number })} onClick={() => onChange(undefined)} />
    </div>
  );
}
