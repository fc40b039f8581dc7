import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Plus, Trash2 } from "lucide-react";
import type { ObjectDefinition } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { changeObject } from "../api";
import { blank, both, LabelRow } from "../form";
import { Ordered } from "../ordered";
import { PlanDialog } from "../plan-dialog";
import { useDesign } from "../use-design";
import { draftOf, formFieldsOf, freshSection, wordsOf, type SectionDraft } from "./draft";
import { FieldChooser } from "./field-chooser";
import styles from "./layout.module.css";

/** Which columns a list has, how the form is divided, what stands at the head of a record. */
export function LayoutTab({ object }: { object: ObjectDefinition }) {
  const { t } = useTranslation("designer");
  const [draft, setDraft] = useState(() => draftOf(object));
  const design = useDesign(() => undefined);
  const words = wordsOf(object, draft);
  const changed = Object.keys(words).length > 0;
  const shown = object.fields.filter((field) => field.name !== "deleted_at");
  const placed = draft.sections.flatMap(({ fields }) => fields);
  const writable = formFieldsOf(object);
  const section = (key: string, next: Partial<SectionDraft>) => setDraft({ ...draft, sections: draft.sections.map((one) => (one.key === key ? { ...one, ...next } : one)) });
  return (
    <form className={styles.page} onSubmit={(event) => { event.preventDefault(); design.ask(changeObject(object.name, words)); }} noValidate>
      <section className={styles.part} aria-label={t("layout.columns")}>
        <h2>{t("layout.columns")}</h2>
        <p>{t("layout.columns.for")}</p>
        <FieldChooser label={t("layout.columns")} fields={shown} chosen={draft.columns} taken={draft.columns} onChange={(columns) => setDraft({ ...draft, columns })} />
      </section>
      <section className={styles.part} aria-label={t("layout.highlights")}>
        <h2>{t("layout.highlights")}</h2>
        <p>{t("layout.highlights.for")}</p>
        <FieldChooser label={t("layout.highlights")} fields={shown} chosen={draft.highlights} taken={draft.highlights} onChange={(highlights) => setDraft({ ...draft, highlights })} />
      </section>
      <section className={`${styles.part} ${styles.wide}`} aria-label={t("layout.form")}>
        <h2>{t("layout.form")}</h2>
        <p>{t("layout.form.for")}</p>
        <Ordered label={t("layout.form")} items={draft.sections} keyOf={(one) => one.key} nameOf={(one) => say(one.label)} onChange={(sections) => setDraft({ ...draft, sections })}>
          {(one) => (
            <fieldset className={styles.section}>
              <legend className="visually-hidden">{say(one.label)}</legend>
              <div className={styles.name}>
                <LabelRow of="label" value={one.label} onChange={(label) => section(one.key, { label })} error={both(one.label) ? undefined : t("layout.section.nameless")} />
                <Button look="quiet" icon={<Trash2 size={15} />} aria-label={t("layout.section.remove", { section: say(one.label) })} disabled={draft.sections.length < 2} onClick={() => setDraft({ ...draft, sections: draft.sections.filter((other) => other.key !== one.key) })} />
              </div>
              <FieldChooser label={say(one.label) || t("layout.form")} fields={writable} chosen={one.fields} taken={placed} onChange={(fields) => section(one.key, { fields })} />
            </fieldset>
          )}
        </Ordered>
        <div><Button icon={<Plus size={15} />} onClick={() => setDraft({ ...draft, sections: [...draft.sections, freshSection(blank)] })}>{t("layout.section.add")}</Button></div>
      </section>
      <div className={styles.foot} data-changed={changed || undefined}>
        <span>{changed ? t("layout.changed") : t("layout.same")}</span>
        <Button disabled={!changed} onClick={() => setDraft(draftOf(object))}>{t("layout.discard")}</Button>
        <Button look="primary" type="submit" disabled={!changed || draft.sections.some((one) => !both(one.label))} busy={design.asking}>{t("plan.ask")}</Button>
      </div>
      <PlanDialog design={design} title={t("plan.title")} action={t("plan.run")} />
    </form>
  );
}
