import { useTranslation } from "react-i18next";
import { X } from "lucide-react";
import type { Field, ObjectDefinition } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { targets } from "../mapping";
import type { SettingsInWork } from "../use-settings";
import styles from "./every-row.module.css";

/** What rows get for a field that they say nothing of, such as an owner, a source or a tag. Of several owners each row gets the next. */
export function EveryRow({ definition, work }: { definition: ObjectDefinition; work: SettingsInWork }) {
  const { t } = useTranslation("imports");
  const { defaults } = work.settings;
  const fields = targets(definition).flatMap((section) => section.fields);
  const left = fields.filter(({ name }) => !(name in defaults));
  const set = (field: Field, text: string) => work.change({ defaults: { ...defaults, [field.name]: takesTurns(field) ? text.split(/[,，、;；]/) : [text] } });
  const drop = (name: string) => work.change({ defaults: Object.fromEntries(Object.entries(defaults).filter(([one]) => one !== name)) });
  return (
    <section className={styles.every} aria-label={t("every.title")}>
      <h2>{t("every.title")}</h2>
      <p className={styles.words}>{t("every.words")}</p>
      {fields.filter(({ name }) => name in defaults).map((field) => (
        <div key={field.name} className={styles.line}>
          <label>
            <span>{say(field.label)}</span>
            <input defaultValue={(defaults[field.name] ?? []).join(t("comma").trim())} list={field.choices ? `every-${field.name}` : undefined} placeholder={takesTurns(field) ? t("every.turns") : undefined} onChange={(event) => set(field, event.target.value)} />
          </label>
          {field.choices && <datalist id={`every-${field.name}`}>{field.choices.map((choice) => <option key={choice.value} value={say(choice.label)} />)}</datalist>}
          <Button look="quiet" icon={<X size={15} />} aria-label={t("every.drop", { field: say(field.label) })} onClick={() => drop(field.name)} />
        </div>
      ))}
      <select className={styles.add} aria-label={t("every.add")} value="" onChange={(event) => work.change({ defaults: { ...defaults, [event.target.value]: [] } })}>
        <option value="">{t("every.add")}</option>
        {left.map((field) => <option key={field.name} value={field.name}>{say(field.label)}</option>)}
      </select>
    </section>
  );
}

/** A field that names one record can be given to several of them in turn. */
const takesTurns = ({ type }: Field) => ["reference", "user", "department"].includes(type);
