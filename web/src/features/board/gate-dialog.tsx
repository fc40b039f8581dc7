import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { kindOf } from "@/fields/registry";
import { asReference, asText, asTexts, isBlank } from "@/fields/kind";
import type { Draft } from "@/lib/api/records";
import type { Field, Finding, ObjectDefinition } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Check } from "@/ui/form";
import type { Refused } from "./use-move";
import styles from "./gate-dialog.module.css";

interface GateDialogProps {
  definition: ObjectDefinition;
  refused: Refused;
  busy: boolean;
  onAgain: (more: Draft) => void;
  onClose: () => void;
}

/** What a stage asks before it lets a card in: filled in here, and the move is tried again. */
export function GateDialog({ definition, refused, busy, onAgain, onClose }: GateDialogProps) {
  const { t } = useTranslation("board");
  const { move, problem } = refused;
  const [values, setValues] = useState<Draft>({});
  const asked = fieldsOf(definition, problem.findings);
  const whole = problem.findings.filter(({ field }) => !asked.some(({ name }) => name === field));
  const set = (name: string, value: unknown) => setValues((before) => ({ ...before, [name]: value }));
  return (
    <Dialog
      title={t("gate.title", { name: asText(move.row[definition.title]), column: move.to.label })}
      problem={whole.length > 0 ? whole.map(({ message }) => message).join(" ") : undefined}
      onSubmit={() => onAgain(written(values))}
      onClose={onClose}
      actions={(
        <>
          <Button onClick={onClose}>{t("gate.leave")}</Button>
          <Button look="primary" type="submit" busy={busy}>{t("gate.again")}</Button>
        </>
      )}
    >
      {asked.map((field) => field.name === "checked"
        ? <Checklist key={field.name} items={openItems(problem.findings)} done={asTexts(move.row.checked)} onChange={(items) => set(field.name, items)} label={say(field.label)} />
        : <GateField key={field.name} field={field} value={values[field.name] ?? move.change[field.name] ?? move.row[field.name] ?? null} note={problem.findings.find((one) => one.field === field.name)?.message} onChange={(value) => set(field.name, value)} />)}
    </Dialog>
  );
}

function GateField({ field, value, note, onChange }: { field: Field; value: unknown; note: string | undefined; onChange: (value: unknown) => void }) {
  const { Edit } = kindOf(field);
  const id = `gate-${field.name}`;
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>{say(field.label)}</label>
      <Suspense fallback={<div className={styles.waiting} />}>
        <Edit id={id} label={say(field.label)} field={field} value={value} onChange={onChange} invalid={note !== undefined} describedBy={note === undefined ? undefined : `${id}-note`} />
      </Suspense>
      {note !== undefined && <span id={`${id}-note`} className={styles.note} role="alert">{note}</span>}
    </div>
  );
}

function Checklist({ items, done, label, onChange }: { items: string[]; done: string[]; label: string; onChange: (items: string[]) => void }) {
  const [ticked, setTicked] = useState<string[]>([]);
  const tick = (item: string, on: boolean) => {
    const next = on ? [...ticked, item] : ticked.filter((one) => one !== item);
    setTicked(next);
    onChange([...done, ...next]);
  };
  return (
    <fieldset className={styles.checklist}>
      <legend className={styles.label}>{label}</legend>
      {items.map((item) => <Check key={item} label={item} checked={ticked.includes(item)} onChange={(on) => tick(item, on)} />)}
    </fieldset>
  );
}

/** The fields that the server named, each once; the stage itself is what one moves. */
function fieldsOf(definition: ObjectDefinition, findings: Finding[]): Field[] {
  const names = [...new Set(findings.map(({ field }) => field))];
  const all = names.includes("lost_reason") ? [...names, "lost_note"] : names;
  return all.flatMap((name) => definition.fields.find((field) => field.name === name && name !== "stage" && !field.readOnly) ?? []);
}

const openItems = (findings: Finding[]): string[] => findings.filter(({ field }) => field === "checked").flatMap(({ params }) => (Array.isArray(params?.open) ? params.open.map(String) : []));

const written = (values: Draft): Draft => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, plain(value)]));

const plain = (value: unknown): unknown => (isBlank(value) ? null : Array.isArray(value) ? value.map(plain) : (asReference(value)?.id ?? value));
