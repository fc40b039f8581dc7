import { useId, useState, type FormEvent } from "react";
import { Drawer } from "@/ui/antd/drawer";
import { useTranslation } from "react-i18next";
import { Plus, X } from "lucide-react";
import type { Draft } from "@/lib/api/records";
import type { Field, ObjectDefinition } from "@/lib/api/types";
import { byName } from "@/lib/criteria/clause";
import { formatNumber } from "@/lib/format/number";
import { language, say } from "@/lib/i18n/i18n";
import { isBlank } from "@/fields/kind";
import { Button } from "@/ui/button";
import { writable } from "../value";
import { FormField } from "../form/form-field";
import { useOrder, type Target } from "./use-order";
import styles from "./mass.module.css";

interface EditDrawerProps {
  definition: ObjectDefinition;
  target: Target;
  onClose: () => void;
  onOrdered: () => void;
}

/** The same values for all of them: fields are chosen one by one, so that nothing is changed by oversight. */
export function EditDrawer({ definition, target, onClose, onOrdered }: EditDrawerProps) {
  const { t } = useTranslation("records");
  const form = useId();
  const [draft, setDraft] = useState<Draft>({});
  const [cleared, setCleared] = useState<ReadonlySet<string>>(new Set());
  const { count, order, busy, problem } = useOrder(definition.name, target, onOrdered);
  const number = formatNumber(count, language());
  const known = byName(definition.fields);
  const chosen = Object.keys(draft).flatMap((name) => known.get(name) ?? []);
  const left = changeable(definition).filter((field) => !(field.name in draft));
  // An empty value must be meant: nobody should empty a field of all records by not finishing what he began.
  const ready = chosen.length > 0 && chosen.every(({ name }) => !isBlank(draft[name]) || cleared.has(name));
  const clear = (name: string, on: boolean) => setCleared(new Set(on ? [...cleared, name] : [...cleared].filter((one) => one !== name)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !busy) order({ operation: "update", values: written(draft) });
  };
  const finding = (name: string) => problem?.findings.find((one) => one.field === name)?.message;
  const elsewhere = problem && (problem.findings.length === 0 ? [problem.detail ?? problem.message] : problem.findings.filter((one) => one.field === null || !(one.field in draft)).map((one) => one.message));
  return (
    <Drawer
      open
      onClose={onClose}
      size={460}
      closable={false}
      title={<span className={styles.title}>{t("mass.edit.title", { number, object: say(definition.plural) })}<Button look="quiet" icon={<X size={17} />} aria-label={t("form.close")} onClick={onClose} /></span>}
      styles={{ header: { padding: "10px 12px 10px 24px" }, body: { padding: "16px 24px 24px" } }}
      footer={
        <div className={styles.foot}>
          <span className={styles.spring} />
          <Button onClick={onClose}>{t("form.cancel")}</Button>
          <Button look="primary" type="submit" form={form} busy={busy} disabled={!ready}>{t("mass.edit.run", { number })}</Button>
        </div>
      }
    >
      <form id={form} onSubmit={submit} noValidate className={styles.form}>
        <p className={styles.words}>{t("mass.edit.words")}</p>
        {elsewhere?.map((words) => <p key={words} className={styles.refused} role="alert">{words}</p>)}
        {chosen.map((field) => (
          <div key={field.name} className={styles.change}>
            <FormField field={{ ...field, required: false }} value={draft[field.name]} error={finding(field.name)} onChange={(value) => setDraft({ ...draft, [field.name]: value })} />
            <Button look="quiet" icon={<X size={15} />} aria-label={t("mass.edit.drop", { field: say(field.label) })} onClick={() => setDraft(without(draft, field.name))} />
            {isBlank(draft[field.name]) && !field.required && (
              <label className={styles.clear}><input type="checkbox" checked={cleared.has(field.name)} onChange={(event) => clear(field.name, event.target.checked)} />{t("mass.edit.clear", { field: say(field.label) })}</label>
            )}
          </div>
        ))}
        {left.length > 0 && <FieldChoice fields={left} first={chosen.length === 0} onChoose={(name) => setDraft({ ...draft, [name]: null })} />}
      </form>
    </Drawer>
  );
}

function FieldChoice({ fields, first, onChoose }: { fields: Field[]; first: boolean; onChoose: (name: string) => void }) {
  const { t } = useTranslation("records");
  const label = t(first ? "mass.edit.choose" : "mass.edit.another");
  return (
    <label className={styles.chooser}>
      <Plus size={15} aria-hidden="true" />
      <select aria-label={label} value="" onChange={(event) => event.target.value && onChoose(event.target.value)}>
        <option value="">{label}</option>
        {fields.map((field) => <option key={field.name} value={field.name}>{say(field.label)}</option>)}
      </select>
    </label>
  );
}

/** What is unique by itself cannot be the same in all of them. */
function changeable({ fields, unique }: ObjectDefinition): Field[] {
  const alone = new Set(unique.filter((names) => names.length === 1).flat());
  return fields.filter((field) => !field.readOnly && !alone.has(field.name));
}

const without = (draft: Draft, name: string): Draft => Object.fromEntries(Object.entries(draft).filter(([one]) => one !== name));

function written(draft: Draft): Draft {
  return Object.fromEntries(Object.entries(draft).map(([name, value]) => [name, writable(value)]));
}
