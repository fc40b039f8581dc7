import { Suspense, useState } from "react";
import { Link } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { CalendarCheck, CircleDot, FileText, MessageSquare, Pencil, Phone, Pin, PinOff, SquareCheck, Trash2 } from "lucide-react";
import { objectQuery } from "@/lib/api/objects";
import type { Field, ObjectDefinition, RecordRow } from "@/lib/api/types";
import { formatAgo, formatMoment } from "@/lib/format/time";
import { language, say } from "@/lib/i18n/i18n";
import { asNamed, isBlank } from "@/fields/kind";
import { kindOf } from "@/fields/registry";
import { Avatar } from "@/ui/avatar";
import { Button } from "@/ui/button";
import { written, type Moment } from "./api";
import { useChange, useRemove } from "./use-acts";
import styles from "./activity.module.css";

const signs: Record<string, typeof FileText> = { note: FileText, comment: MessageSquare, task: SquareCheck, call: Phone, meeting: CalendarCheck };

/** What stands below the text of each kind; the text itself comes first. */
const told: Record<string, string[]> = { note: ["files"], comment: ["files"], call: ["direction", "result", "contact", "length", "files"], task: ["assignee", "due", "priority", "files"], meeting: ["at", "ends_at", "location", "attendees", "contacts", "files"] };

interface ActivityProps {
  moment: Moment;
  /** The record whose timeline it is. */
  of: string;
}

/** Something that somebody wrote, said or did: who, what, when, as in a conversation. */
export function Activity({ moment, of }: ActivityProps) {
  const { t } = useTranslation("timeline");
  const { data: definition } = useQuery(objectQuery(moment.kind));
  const [editing, setEditing] = useState(false);
  const row = moment.record;
  if (!row) return null;
  const Sign = signs[moment.kind] ?? CircleDot;
  const who = moment.by?.title || t("somebody");
  const spoken = language();
  return (
    <article className={styles.activity} aria-label={t("said", { who, kind: kindWords(moment.kind, definition, t) })}>
      <span className={styles.face}><Avatar name={who} size={26} /><span className={styles.sign}><Sign size={11} aria-hidden="true" /></span></span>
      <div className={styles.told}>
        <header className={styles.head}>
          <strong>{who}</strong>
          <span className={styles.kind}>{kindWords(moment.kind, definition, t)}</span>
          <time className={styles.time} dateTime={moment.at} title={formatMoment(moment.at, spoken)}>{formatAgo(moment.at, spoken)}</time>
          {row.pinned === true && <Pin size={12} role="img" aria-label={t("pinned")} className={styles.pinned} />}
          {!editing && <Acts moment={moment} row={row} onEdit={() => setEditing(true)} />}
        </header>
        {definition && (editing
          ? <Editing definition={definition} kind={moment.kind} row={row} onDone={() => setEditing(false)} />
          : <Words definition={definition} kind={moment.kind} row={row} of={of} />)}
      </div>
    </article>
  );
}

const kindWords = (kind: string, definition: ObjectDefinition | undefined, t: (key: string) => string): string =>
  kind in written ? t(`did.${kind}`) : say(definition?.label);

function Words({ definition, kind, row, of }: { definition: ObjectDefinition; kind: string; row: RecordRow; of: string }) {
  const { t } = useTranslation("timeline");
  const field = (name: string) => definition.fields.find((one) => one.name === name);
  const text = written[kind];
  const named = kind in written ? String(row.name ?? "") : String(row[definition.title] ?? "");
  // The name of a note is its first line, unless somebody gave it another.
  const titled = text === "name" || !(kind in written) ? named : "";
  const body = text === "name" ? field("body") : text === undefined ? undefined : field(text);
  const about = asNamed(row.about);
  const more = (told[kind] ?? definition.highlights).flatMap((name) => field(name) ?? []).filter((one) => !isBlank(row[one.name]) && one.name !== "about");
  return (
    <>
      {titled !== "" && <p className={styles.title}>{titled}</p>}
      {about && about.id !== of && <p className={styles.about}>{t("about")} {about.restricted ? t("unseen") : <Link to="/o/$object/$id" params={{ object: about.object, id: about.id }}>{about.title}</Link>}</p>}
      {body && !isBlank(row[body.name]) && <div className={styles.body}><Shown field={body} value={row[body.name]} /></div>}
      {more.length > 0 && (
        <dl className={styles.more}>
          {more.map((one) => <div key={one.name}><dt>{say(one.label)}</dt><dd><Shown field={one} value={row[one.name]} /></dd></div>)}
        </dl>
      )}
    </>
  );
}

function Shown({ field, value }: { field: Field; value: unknown }) {
  const { Show } = kindOf(field);
  return <Show field={field} value={value} place="page" />;
}

function Acts({ moment, row, onEdit }: { moment: Moment; row: RecordRow; onEdit: () => void }) {
  const { t } = useTranslation("timeline");
  const change = useChange(moment.kind, row.id);
  const remove = useRemove(moment.kind, row.id);
  const pinned = row.pinned === true;
  return (
    <span className={styles.acts}>
      {moment.editable && <Button look="quiet" className={styles.act} icon={pinned ? <PinOff size={13} /> : <Pin size={13} />} aria-label={t(pinned ? "unpin" : "pin")} title={t(pinned ? "unpin" : "pin")} busy={change.isPending} onClick={() => change.mutate({ change: { pinned: !pinned } })} />}
      {moment.editable && <Button look="quiet" className={styles.act} icon={<Pencil size={13} />} aria-label={t("edit")} title={t("edit")} onClick={onEdit} />}
      {moment.deletable && <Button look="quiet" className={styles.act} icon={<Trash2 size={13} />} aria-label={t("remove")} title={t("remove")} busy={remove.isPending} onClick={() => remove.mutate()} />}
    </span>
  );
}

function Editing({ definition, kind, row, onDone }: { definition: ObjectDefinition; kind: string; row: RecordRow; onDone: () => void }) {
  const { t } = useTranslation("timeline");
  const change = useChange(kind, row.id);
  const names = [...new Set([written[kind] ?? definition.title, "body", ...(told[kind] ?? [])])];
  const fields = names.flatMap((name) => definition.fields.find((one) => one.name === name) ?? []).filter((one) => !one.readOnly);
  const [draft, setDraft] = useState<Record<string, unknown>>({});
  const save = () => change.mutate({ change: draft, version: row.version }, { onSuccess: onDone });
  return (
    <div className={styles.editing}>
      {fields.map((field) => {
        const { Edit } = kindOf(field);
        const label = say(field.label);
        return (
          <div key={field.name} className={styles.editField}>
            <span className={styles.label} aria-hidden="true">{label}</span>
            <Suspense fallback={null}><Edit label={label} field={field} value={field.name in draft ? draft[field.name] : (row[field.name] ?? null)} onChange={(value) => setDraft((all) => ({ ...all, [field.name]: value }))} /></Suspense>
          </div>
        );
      })}
      <div className={styles.editFoot}>
        <Button onClick={onDone}>{t("cancel")}</Button>
        <Button look="primary" busy={change.isPending} disabled={Object.keys(draft).length === 0} onClick={save}>{t("save")}</Button>
      </div>
    </div>
  );
}
