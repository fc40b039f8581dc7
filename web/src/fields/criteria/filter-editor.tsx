import { Suspense, useRef, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { kindOf } from "@/fields/registry";
import type { Field } from "@/lib/api/types";
import { isComplete, operators, valuesNeeded, type Clause, type Operator } from "@/lib/criteria/clause";
import { say } from "@/lib/i18n/i18n";
import styles from "./criteria.module.css";

interface FilterEditorProps {
  field: Field;
  clause: Clause;
  onChange: (clause: Clause) => void;
  onDone: (clause: Clause) => void;
  /** Whether every step is told at once, complete or not; else what is complete, when one rests. */
  eager?: boolean;
}

const pause = 250;

/** The list follows while one chooses; Enter closes. */
export function FilterEditor({ field, clause, onChange, onDone, eager = false }: FilterEditorProps) {
  const { t } = useTranslation("criteria");
  const [draft, setDraft] = useState(clause);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const kind = kindOf(field);
  const label = say(field.label);
  const change = (next: Clause) => {
    setDraft(next);
    clearTimeout(timer.current);
    if (eager) onChange(next);
    else if (isComplete(next)) timer.current = setTimeout(() => onChange(next), pause);
  };
  const choose = (operator: Operator) => change({ ...draft, operator, values: keep(draft, operator) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    clearTimeout(timer.current);
    if (isComplete(draft)) onChange(draft);
    onDone(draft);
  };
  return (
    <form className={styles.editor} onSubmit={submit} aria-label={label}>
      <div className={styles.question}>
        <span>{label}</span>
        <select aria-label={t("operator")} value={draft.operator} onChange={(event) => { const operator = operators.find((one) => one === event.target.value); if (operator) choose(operator); }}>
          {operatorsOf(field).map((operator) => <option key={operator} value={operator}>{t(`operator.${operator}`)}</option>)}
        </select>
      </div>
      {valuesNeeded(draft.operator) > 0 && (
        <Suspense fallback={<div className={styles.waiting} />}>
          <kind.Filter field={field} label={label} operator={draft.operator} values={draft.values} onChange={(values) => change({ ...draft, values })} />
        </Suspense>
      )}
    </form>
  );
}

export function operatorsOf(field: Field): Operator[] {
  const listed = [...kindOf(field).operators];
  return field.to === "user" ? ["isMe", ...listed] : listed;
}

export function firstClause(field: Field): Clause {
  const operator = operatorsOf(field).find((one) => one !== "isMe") ?? "is";
  return { field: field.name, operator: field.type === "yesno" ? "is" : operator, values: field.type === "yesno" ? ["true"] : [] };
}

function keep({ values }: Clause, operator: Operator): string[] {
  const needed = valuesNeeded(operator);
  if (needed === 0) return [];
  return operator === "oneOf" || operator === "noneOf" ? values : values.slice(0, needed);
}
