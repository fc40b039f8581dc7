import { useTranslation } from "react-i18next";
import { Trash2 } from "lucide-react";
import type { Field, Label, ObjectDefinition, RecordRow } from "@/lib/api/types";
import { byName } from "@/lib/criteria/clause";
import { formatMoment } from "@/lib/format/time";
import { language, say } from "@/lib/i18n/i18n";
import { isBlank } from "@/fields/kind";
import { kindOf } from "@/fields/registry";
import { FieldRow } from "./field-row";
import { Related } from "./related";
import styles from "./record-view.module.css";

interface RecordViewProps {
  definition: ObjectDefinition;
  row: RecordRow;
  /** Beside a list: one column, no related lists. */
  compact?: boolean;
  /** The record is shown as it was: what is another today, by field. Nothing can be edited. */
  now?: ReadonlyMap<string, unknown>;
}

const traces = ["created_at", "created_by", "updated_at", "updated_by"];

/** The record itself: what matters most, then every section of its form, each value edited where it stands. */
export function RecordView({ definition, row, compact = false, now }: RecordViewProps) {
  const { t } = useTranslation("records");
  const known = byName(definition.fields);
  const editable = now === undefined && !row.deleted_at && (row._rights?.edit ?? definition.rights.edit);
  const sections = [...definition.form.sections, { label: { zh: t("section.system"), en: t("section.system") }, fields: traces }];
  return (
    <div className={compact ? styles.compact : styles.view}>
      {now === undefined && typeof row.deleted_at === "string" && (
        <p className={styles.deleted} role="note"><Trash2 size={15} aria-hidden="true" /> {t("deleted.note", { time: formatMoment(row.deleted_at, language()) })}</p>
      )}
      {now !== undefined && typeof row.deleted_at === "string" && <p className={styles.deleted} role="note"><Trash2 size={15} aria-hidden="true" /> {t("past.deleted")}</p>}
      {!compact && <Highlights definition={definition} row={row} />}
      {sections.map((section) => {
        const fields = section.fields.flatMap((name) => known.get(name) ?? []);
        return fields.length > 0 && (
          <section key={section.label.en + section.label.zh} className={styles.section}>
            <h2 className={sameWords(section.label, fields) ? "visually-hidden" : styles.heading}>{say(section.label)}</h2>
            <dl className={styles.fields}>
              {fields.map((field) => <FieldRow key={field.name} definition={definition} field={field} row={row} editable={editable && !field.readOnly} {...(now?.has(field.name) ? { now: { value: now.get(field.name) } } : {})} />)}
            </dl>
          </section>
        );
      })}
      {!compact && now === undefined && <Related object={definition.name} row={row} />}
    </div>
  );
}

/** A section of one field that only repeats its name needs no heading of its own. */
function sameWords(label: Label, fields: Field[]): boolean {
  const [only] = fields;
  return fields.length === 1 && only !== undefined && say(only.label) === say(label);
}

function Highlights({ definition, row }: RecordViewProps) {
  const known = byName(definition.fields);
  const fields = definition.highlights.flatMap((name) => known.get(name) ?? []);
  if (fields.length === 0) return null;
  return (
    <dl className={styles.highlights}>
      {fields.map((field) => {
        const { Show } = kindOf(field);
        const value = row[field.name];
        return (
          <div key={field.name} className={styles.highlight}>
            <dt>{say(field.label)}</dt>
            <dd>{isBlank(value) ? <span className={styles.blank}>—</span> : <Show value={value} field={field} place="list" />}</dd>
          </div>
        );
      })}
    </dl>
  );
}
