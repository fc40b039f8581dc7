import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Plus, Trash2, X } from "lucide-react";
import type { ObjectDefinition } from "@/lib/api/types";
import { byName } from "@/lib/criteria/clause";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { CheckList } from "@/ui/check-list";
import { changeObject, removeObject } from "./api";
import { both, LabelRow, Row, Toggle } from "./form";
import { IconChoice } from "./icon-choice";
import { PlanDialog } from "./plan-dialog";
import { useDesign } from "./use-design";
import form from "./form.module.css";
import styles from "./general.module.css";

const titles = ["text", "mail", "phone", "url", "uscc", "auto_number", "select"];
const notUnique = ["long_text", "formula", "rollup", "references", "tags", "multi_select", "address", "place"];

/** What the object is called, how its records are called, and what must not be there twice. */
export function GeneralTab({ object }: { object: ObjectDefinition }) {
  const { t } = useTranslation("designer");
  const navigate = useNavigate();
  const { label, plural, icon, title, navigation, unique } = object;
  const before = { label, plural, icon, title, navigation, unique };
  const [draft, setDraft] = useState(before);
  const saving = useDesign(() => undefined);
  const removing = useDesign(() => void navigate({ to: "/settings/objects", search: {} }));
  const written: typeof before = { ...draft, label: both(draft.label) ?? label, plural: both(draft.plural) ?? plural, unique: draft.unique.filter((set) => set.length > 0) };
  const changes = Object.fromEntries(Object.entries(written).filter(([word, value]) => JSON.stringify(value) !== JSON.stringify(before[word as keyof typeof before])));
  const changed = Object.keys(changes).length > 0;
  const fields = object.fields.filter((field) => !field.system);
  return (
    <div className={styles.page}>
      <form className={form.form} onSubmit={(event) => { event.preventDefault(); saving.ask(changeObject(object.name, changes)); }} noValidate>
        <LabelRow of="label" value={draft.label} onChange={(next) => setDraft({ ...draft, label: next })} />
        <LabelRow of="plural" value={draft.plural} onChange={(next) => setDraft({ ...draft, plural: next })} />
        <IconChoice value={draft.icon} onChange={(next) => setDraft({ ...draft, icon: next })} />
        <Row label={t("general.title")} hint={t("general.title.for")}>
          {(asked) => (
            <select {...asked} className={form.select} value={draft.title} onChange={(event) => setDraft({ ...draft, title: event.target.value })}>
              {fields.filter(({ type, name }) => titles.includes(type) || name === title).map((field) => <option key={field.name} value={field.name}>{say(field.label)}</option>)}
            </select>
          )}
        </Row>
        <Toggle label={t("general.navigation")} hint={t("general.navigation.for")} checked={draft.navigation} onChange={(next) => setDraft({ ...draft, navigation: next })} />
        <Unique object={object} sets={draft.unique} onChange={(next) => setDraft({ ...draft, unique: next })} />
        <div><Button look="primary" type="submit" disabled={!changed} busy={saving.asking}>{t("plan.ask")}</Button></div>
      </form>
      <section className={styles.end} aria-label={t("remove.object")}>
        <div><h2>{t("remove.object")}</h2><p>{t("remove.object.words")}</p></div>
        <Button look="danger" icon={<Trash2 size={15} />} busy={removing.asking} onClick={() => removing.ask(removeObject(object.name))}>{t("remove.object")}</Button>
      </section>
      <PlanDialog design={saving} title={t("plan.title")} action={t("plan.run")} />
      <PlanDialog design={removing} title={t("remove.object.title", { object: say(label) })} action={t("remove")} danger />
    </div>
  );
}

interface UniqueProps {
  object: ObjectDefinition;
  sets: string[][];
  onChange: (sets: string[][]) => void;
}

function Unique({ object, sets, onChange }: UniqueProps) {
  const { t } = useTranslation("designer");
  const known = byName(object.fields);
  const offered = object.fields.filter((field) => !field.system && !notUnique.includes(field.type)).map((field) => ({ value: field.name, label: say(field.label) }));
  const names = (set: string[]) => set.map((name) => say(known.get(name)?.label) || name).join(" + ");
  return (
    <section className={form.row} aria-label={t("general.unique")}>
      <span className={form.label}>{t("general.unique")}</span>
      {sets.map((set, index) => (
        // A set has no name of its own; its place is what it is known by while it is edited.
        <div key={sets.length - index} className={styles.set}>
          <details open={set.length === 0}>
            <summary>{set.length > 0 ? names(set) : t("general.unique.choose")}</summary>
            <CheckList label={t("general.unique.choose")} options={offered} values={set} onChange={(next) => onChange(sets.with(index, next))} />
          </details>
          <Button look="quiet" icon={<X size={15} />} aria-label={t("general.unique.remove", { fields: names(set) })} onClick={() => onChange(sets.toSpliced(index, 1))} />
        </div>
      ))}
      <div><Button icon={<Plus size={15} />} onClick={() => onChange([...sets, []])}>{t("general.unique.add")}</Button></div>
      <span className={form.hint}>{t("general.unique.for")}</span>
    </section>
  );
}
