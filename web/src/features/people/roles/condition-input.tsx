import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Clauses } from "@/fields/criteria/clauses";
import type { Field } from "@/lib/api/types";
import { byName } from "@/lib/criteria/clause";
import { fromCel } from "@/lib/criteria/read";
import { toCel } from "@/lib/criteria/write";
import { say } from "@/lib/i18n/i18n";
import { FormRow, Select } from "@/ui/form";
import { TextArea } from "@/ui/input";
import { Segments } from "@/ui/segments";
import styles from "./roles.module.css";

interface ConditionInputProps {
  label: string;
  value: string;
  fields: Field[];
  error: string | undefined;
  onChange: (value: string) => void;
}

const crowd = ["owner == me()", "owner in mySubordinates()", "department in myDepartments()", "department in myDepartmentTree()"];
const ways = ["built", "typed"] as const;

/** A condition: built from fields as a list is filtered, or typed where it says more than chips can show. */
export function ConditionInput({ label, value, fields, error, onChange }: ConditionInputProps) {
  const { t } = useTranslation("people");
  const named = byName(fields);
  const clauses = fields.length > 0 ? fromCel(value, named) : undefined;
  const [way, setWay] = useState<(typeof ways)[number]>("built");
  const shown = clauses === undefined ? "typed" : way;
  return (
    <div className={styles.condition}>
      {fields.length > 0 && <Segments label={t("condition.way", { label })} value={shown} options={ways.map((one) => ({ value: one, label: t(`condition.${one}`) }))} onChoose={setWay} />}
      {clauses !== undefined && shown === "built"
        ? (
          <fieldset className={styles.built}>
            <legend>{label}</legend>
            <Clauses fields={fields} clauses={clauses} onChange={(next) => onChange(toCel(next, named))} />
            {error !== undefined && <span className={styles.bad} role="alert">{error}</span>}
          </fieldset>
        )
        : <Typed label={label} value={value} fields={fields} error={error} onChange={onChange} />}
      {clauses === undefined && way === "built" && fields.length > 0 && value.trim() !== "" && <span className={styles.note}>{t("condition.beyond")}</span>}
    </div>
  );
}

/** In the language of filters, with the fields and the words about people at hand. */
function Typed({ label, value, fields, error, onChange }: ConditionInputProps) {
  const { t } = useTranslation("people");
  const box = useRef<HTMLDivElement>(null);
  const insert = (word: string) => {
    const area = box.current?.querySelector("textarea");
    const { selectionStart = value.length, selectionEnd = value.length } = area ?? {};
    onChange(value.slice(0, selectionStart) + word + value.slice(selectionEnd));
    requestAnimationFrame(() => area?.focus());
  };
  return (
    <div className={styles.condition} ref={box}>
      <FormRow label={label} error={error}>{(asked) => <TextArea {...asked} className={styles.cel} rows={2} spellCheck={false} value={value} onChange={(event) => onChange(event.target.value)} />}</FormRow>
      <Select className={styles.insert} aria-label={t("condition.insert")} value="" onChange={(event) => insert(event.target.value)}>
        <option value="">{t("condition.insert")}</option>
        <optgroup label={t("condition.people")}>{crowd.map((word) => <option key={word} value={word}>{word}</option>)}</optgroup>
        <optgroup label={t("condition.fields")}>{fields.map((field) => <option key={field.name} value={field.criteria ?? field.name}>{say(field.label)} · {field.criteria ?? field.name}</option>)}</optgroup>
      </Select>
    </div>
  );
}
