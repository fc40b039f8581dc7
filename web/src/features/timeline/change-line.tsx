import { useState } from "react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ArrowRight, FileUp, Flag, GitMerge, Paperclip, Pencil, Plus, RotateCcw, Trash2, Undo2 } from "lucide-react";
import type { Change, Field } from "@/lib/api/types";
import type { Fields } from "@/lib/criteria/clause";
import { formatAgo, formatMoment } from "@/lib/format/time";
import { language, say } from "@/lib/i18n/i18n";
import { wordsOf } from "@/fields/registry";
import type { Moment } from "./api";
import styles from "./change-line.module.css";

type FieldChange = Change["fields"][number];

/** So few fields are told with their values at once. */
const few = 2;
const named = 3;

interface ChangeLineProps {
  /** One change, or some of one person in one go. */
  changes: Moment[];
  fields: Fields;
}

/** What changed in the record, in one quiet line; all of it on request. */
export function ChangeLine({ changes, fields }: ChangeLineProps) {
  const { t } = useTranslation("timeline");
  const [open, setOpen] = useState(false);
  const [first] = changes;
  const change = first?.change;
  if (!first || !change) return null;
  const spoken = language();
  const touched = changed(changes, fields);
  const main = first.kind === "stage" ? touched.filter(({ field }) => field === "stage") : touched;
  const short = first.kind === "stage" || (change.operation === "update" && touched.length <= few);
  const rest = short ? touched.length - main.length : touched.length;
  return (
    <div className={styles.line} data-stage={first.kind === "stage" || undefined}>
      <span className={styles.sign} aria-hidden="true">{signOf(first)}</span>
      <div className={styles.told}>
        <p className={styles.words}>
          <strong>{first.by?.title || t("system")}</strong>{" "}
          {sentence(first, touched, fields, t)}
          <Cause change={change} />
          {changes.length > 1 && <span className={styles.count}> · {t("times", { count: changes.length })}</span>}
          {change.operation === "update" && rest > 0 && <button type="button" className={styles.open} aria-expanded={open} onClick={() => setOpen(!open)}>{t(open ? "less" : "details")}</button>}
          <time className={styles.time} dateTime={first.at} title={formatMoment(first.at, spoken)}>{formatAgo(first.at, spoken)}</time>
        </p>
        {short && <Values list={main} fields={fields} />}
        {open && <Values list={short ? touched.filter((one) => !main.includes(one)) : touched} fields={fields} />}
      </div>
    </div>
  );
}

/** Each field once: from what it was before the first of the changes to what it is after the last. */
function changed(changes: Moment[], fields: Fields): FieldChange[] {
  const all = new Map<string, FieldChange>();
  for (const { change } of changes) {
    for (const one of change?.fields ?? []) {
      if (!fields.has(one.field)) continue;
      const later = all.get(one.field);
      all.set(one.field, { field: one.field, from: one.from, to: later ? later.to : one.to });
    }
  }
  return [...all.values()];
}

function sentence({ kind, change }: Moment, touched: FieldChange[], fields: Fields, t: (key: string, more?: Record<string, unknown>) => string): string {
  if (change?.operation !== "update") return t(`change.${change?.operation}`);
  if (kind === "stage") return t("change.stage");
  const label = ({ field }: FieldChange) => say(fields.get(field)?.label);
  const names = touched.slice(0, named).map(label).join(t("comma"));
  return touched.length > named ? t("change.many", { names, count: touched.length }) : t("change.fields", { names });
}

const words = (value: unknown, field: Field): string => wordsOf(value, field, language()).slice(0, 200);

function Values({ list, fields }: { list: FieldChange[]; fields: Fields }) {
  const { t } = useTranslation("timeline");
  return (
    <dl className={styles.values}>
      {list.map(({ field: name, from, to }) => {
        const field = fields.get(name);
        if (!field) return null;
        return (
          <div key={name}>
            <dt className={list.length === 1 ? "visually-hidden" : undefined}>{say(field.label)}</dt>
            <dd>
              {words(from, field) !== "" && <><del>{words(from, field)}</del><ArrowRight size={12} role="img" aria-label={t("to")} /></>}
              {words(to, field) === "" ? <span>{t("blank")}</span> : <ins>{words(to, field)}</ins>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Cause({ change: { cause } }: { change: Change }) {
  const { t } = useTranslation("timeline");
  if (cause.kind === "screen" || cause.kind === "sample") return null;
  if (cause.kind === "import" && cause.id !== undefined && cause.id !== null) return <> · <Link to="/imports/$id" params={{ id: cause.id }}>{t("cause.import")}</Link></>;
  return <> · {t(`cause.${cause.kind}`)}</>;
}

function signOf({ kind, change }: Moment) {
  if (kind === "stage") return <Flag size={12} />;
  if (kind === "file") return <Paperclip size={12} />;
  if (change?.cause.kind === "import") return <FileUp size={12} />;
  if (change?.cause.kind === "merge") return <GitMerge size={12} />;
  if (change?.cause.kind === "undo" || change?.cause.kind === "unmerge") return <Undo2 size={12} />;
  return { create: <Plus size={12} />, update: <Pencil size={11} />, delete: <Trash2 size={11} />, restore: <RotateCcw size={11} /> }[change?.operation ?? "update"];
}
