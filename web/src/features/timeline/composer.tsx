import { Suspense, useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { CalendarCheck, FileText, MessageSquare, Paperclip, Phone, SquareCheck } from "lucide-react";
import { objectQuery, objectsQuery } from "@/lib/api/objects";
import { asProblem } from "@/lib/api/problem";
import type { Field, Reference } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { forget, recall, remember } from "@/lib/storage";
import { kindOf } from "@/fields/registry";
import { Button } from "@/ui/button";
import { toast } from "@/ui/toast";
import { written } from "./api";
import { MentionBox } from "./mention-box";
import { usePost } from "./use-acts";
import styles from "./composer.module.css";

const signs = { note: FileText, comment: MessageSquare, task: SquareCheck, call: Phone, meeting: CalendarCheck };
type Kind = keyof typeof signs;
const kinds: Kind[] = ["note", "comment", "task", "call", "meeting"];

/** What is asked beside the text. */
const beside: Record<Kind, string[]> = { note: [], comment: [], task: ["assignee", "due", "priority"], call: ["direction", "result", "contact"], meeting: ["at", "ends_at", "location", "attendees"] };

/** Writes something down about a record; what is typed stays in this browser until it is sent. */
export function Composer({ object, id }: { object: string; id: string }) {
  const { t } = useTranslation("timeline");
  const { data: objects } = useQuery(objectsQuery);
  const [kind, setKind] = useState<Kind>("note");
  const offered = kinds.filter((one) => objects?.items.find(({ name }) => name === one)?.rights.create);
  const chosen = offered.includes(kind) ? kind : offered[0];
  if (chosen === undefined) return null;
  return (
    <div className={styles.composer}>
      <div className={styles.kinds} role="tablist" aria-label={t("write")}>
        {offered.map((one) => {
          const Sign = signs[one];
          return (
            <button key={one} type="button" role="tab" aria-selected={one === chosen} className={styles.kind} onClick={() => setKind(one)}>
              <Sign size={14} aria-hidden="true" /> {t(`kind.${one}`)}
            </button>
          );
        })}
      </div>
      <Writing key={`${id}-${chosen}`} kind={chosen} object={object} id={id} />
    </div>
  );
}

function Writing({ kind, object, id }: { kind: Kind; object: string; id: string }) {
  const { t } = useTranslation("timeline");
  const draftKey = `draft.${object}.${id}.${kind}`;
  const { data: definition } = useQuery(objectQuery(kind));
  const [text, setText] = useState(() => recall(draftKey) ?? "");
  const [more, setMore] = useState<Record<string, unknown>>({});
  const [mentioned, setMentioned] = useState<Reference[]>([]);
  const [filing, setFiling] = useState(false);
  const post = usePost(kind, object, id);
  const field = (name: string) => definition?.fields.find((one) => one.name === name);
  const asked = beside[kind].flatMap((name) => field(name) ?? []);
  const files = filing ? field("files") : undefined;
  const mentions = field("mentions");
  const active = text.trim() !== "" || Object.values(more).some((value) => value !== null && value !== undefined);

  const type = (next: string) => {
    setText(next);
    if (next === "") forget(draftKey);
    else remember(draftKey, next);
  };
  const send = () => {
    if (text.trim() === "" || post.isPending) return;
    const named = mentioned.filter(({ title }) => text.includes(`@${title}`)).map((person) => person.id);
    const draft = { ...more, [written[kind] ?? "name"]: text.trim(), ...(mentions && named.length > 0 ? { mentions: named } : {}) };
    post.mutate(draft, {
      onSuccess: () => {
        forget(draftKey);
        setText("");
        setMore({});
        setMentioned([]);
        setFiling(false);
      },
      onError: (error) => { const problem = asProblem(error); toast(problem.findings[0]?.message ?? problem.detail ?? problem.message, { tone: "bad" }); },
    });
  };
  return (
    <div className={styles.writing}>
      <MentionBox label={t(`kind.${kind}`)} placeholder={t(`placeholder.${kind}`)} value={text} onValue={type} onSend={send} {...(mentions ? { onMention: (person: Reference) => setMentioned((all) => [...all, person]) } : {})} />
      {(active || filing) && asked.length > 0 && (
        <div className={styles.more}>
          {asked.map((one) => <Beside key={one.name} field={one} value={more[one.name] ?? null} onChange={(value) => setMore({ ...more, [one.name]: value })} />)}
        </div>
      )}
      {files && <Beside field={files} value={more.files ?? null} onChange={(value) => setMore({ ...more, files: value })} />}
      <div className={styles.foot}>
        {field("files") && <Button look="quiet" icon={<Paperclip size={15} />} aria-label={t("files")} title={t("files")} aria-expanded={filing} onClick={() => setFiling(!filing)} />}
        <span className={styles.hint}>{active ? t("send.key") : ""}</span>
        <Button look="primary" busy={post.isPending} disabled={text.trim() === ""} onClick={send}>{t("send")}</Button>
      </div>
    </div>
  );
}

function Beside({ field, value, onChange }: { field: Field; value: unknown; onChange: (value: unknown) => void }) {
  const { Edit } = kindOf(field);
  const label = say(field.label);
  return (
    <div className={styles.beside}>
      <span className={styles.label} aria-hidden="true">{label}</span>
      <Suspense fallback={<span className={styles.waiting} />}><Edit label={label} field={{ ...field, required: false }} value={value} onChange={onChange} /></Suspense>
    </div>
  );
}
