import { Suspense, useMemo, useRef, useState, type FocusEvent, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Field, ObjectDefinition, RecordRow } from "@/lib/api/types";
import { language, say } from "@/lib/i18n/i18n";
import { isBlank } from "@/fields/kind";
import { RecordPlace } from "@/fields/record-place";
import { kindOf, wordsOf } from "@/fields/registry";
import { sameValue } from "../value";
import { Conflict } from "./conflict";
import { useFieldSave } from "./use-field-save";
import styles from "./field-row.module.css";

interface FieldRowProps {
  definition: ObjectDefinition;
  field: Field;
  row: RecordRow;
  editable: boolean;
  /** What it is today, where an older value is shown. */
  now?: { value: unknown };
}

/** A field that is edited where it stands: Enter or leaving saves, Escape keeps the old value. */
export function FieldRow({ definition, field, row, editable, now }: FieldRowProps) {
  const { t } = useTranslation("records");
  const save = useFieldSave(definition, field, row);
  const [draft, setDraft] = useState<{ value: unknown }>();
  const opener = useRef<HTMLButtonElement>(null);
  const { Show, Edit, wide, popup } = kindOf(field);
  const label = say(field.label);
  const place = useMemo(() => ({ object: definition.name, id: row.id }), [definition.name, row.id]);
  const value = save.isPending && draft ? draft.value : row[field.name];
  const noteId = `${row.id}-${field.name}-note`;

  const close = () => {
    setDraft(undefined);
    save.reset();
    requestAnimationFrame(() => opener.current?.focus());
  };
  const commit = (next: unknown) => {
    if (save.isPending) return;
    if (sameValue(next, row[field.name])) return close();
    setDraft({ value: next });
    save.mutate(next, { onSuccess: (outcome) => outcome.kind === "saved" && close() });
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === "Escape") close();
    if (event.key === "Enter" && !event.nativeEvent.isComposing && draft && (!wide || event.metaKey || event.ctrlKey)) commit(draft.value);
  };
  const blur = (event: FocusEvent<HTMLElement>) => {
    const next = event.relatedTarget;
    const inside = event.currentTarget.contains(next) || (next instanceof Element && next.closest(".ant-select-dropdown, .ant-picker-dropdown") !== null);
    if (!inside && draft && !save.isPending && !save.isError && !save.conflict && !popup) commit(draft.value);
  };
  return (
    <RecordPlace value={place}>
    <div className={wide ? `${styles.row} ${styles.wide}` : styles.row}>
      <dt className={styles.label} title={field.help ? say(field.help) : undefined}>{label}</dt>
      <dd className={now ? `${styles.value} ${styles.differs}` : styles.value} onKeyDown={draft ? keys : undefined} onBlur={draft ? blur : undefined}>
        {draft && !save.isPending ? (
          <Suspense fallback={<Show value={value} field={field} place="page" />}>
            <Edit label={label} field={field} value={draft.value} onChange={(next) => setDraft({ value: next })} onChosen={commit} autoFocus invalid={save.findings.length > 0} describedBy={noteId} />
          </Suspense>
        ) : (
          <span className={styles.shown}>
            <span className={styles.words} aria-busy={save.isPending || undefined}>{isBlank(value) ? <span className={styles.blank}>—</span> : <Show value={value} field={field} place="page" />}</span>
            {editable && <button ref={opener} type="button" className={styles.opener} aria-label={t("field.edit", { field: label })} onClick={() => setDraft({ value: row[field.name] ?? null })} />}
          </span>
        )}
        {now && <p className={styles.now}>{t("past.now", { value: wordsOf(now.value, field, language()) || t("empty.value") })}</p>}
        {draft && popup && !save.isPending && <button type="button" className={styles.cancel} onClick={close}>{t("field.cancel")}</button>}
        {draft && save.findings.map((finding) => <p key={finding.code} id={noteId} className={styles.finding} role="alert">{finding.message}</p>)}
        {draft && save.conflict && <Conflict field={field} theirs={save.conflict} mine={draft.value} onTheirs={() => { save.takeTheirs(); close(); }} onMine={() => save.insist(draft.value, close)} />}
      </dd>
    </div>
    </RecordPlace>
  );
}
