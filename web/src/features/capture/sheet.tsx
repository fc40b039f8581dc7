import { useEffect, useRef, useState, type FormEvent } from "react";
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { X } from "lucide-react";
import { objectQuery, objectsQuery } from "@/lib/api/objects";
import { asProblem } from "@/lib/api/problem";
import { createRecord, type Draft } from "@/lib/api/records";
import { meQuery } from "@/lib/api/session";
import { say } from "@/lib/i18n/i18n";
import { forget, recallJson, remember } from "@/lib/storage";
import { Button } from "@/ui/button";
import { Segments } from "@/ui/segments";
import { toast } from "@/ui/toast";
import { AboutField } from "./about-field";
import { dueDays } from "./days";
import { blank, isEntry, isWhole, kinds, objectOf, recordOf, signs, type Entry } from "./entry";
import { refreshAfter } from "./use-outbox";
import { dropWaiting, isPassing, useWaiting, wait, type Waiting } from "./waiting";
import styles from "./capture.module.css";

/** Something is noted in a moment, with one thumb: what, about whom, and the words. Nothing of it is lost without a network. */
export function CaptureSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("capture");
  const dialog = useRef<HTMLDialogElement>(null);
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: objects } = useSuspenseQuery(objectsQuery);
  const { entry, change, clear } = useDraft(me.user.id);
  const saving = useSaving(me.user.id, () => { clear(); onClose(); });
  const offered = kinds.filter((kind) => objects.items.find(({ name }) => name === objectOf[kind])?.rights.create);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWhole(entry) && !saving.isPending) saving.mutate({ key: crypto.randomUUID(), entry, record: recordOf(entry, new Date()) });
  };
  return (
    <dialog ref={dialog} className={styles.sheet} aria-label={t("title")} onCancel={(event) => { event.preventDefault(); onClose(); }} onClick={(event) => { if (event.target === event.currentTarget) onClose(); }} onKeyDown={undefined}>
      <form className={styles.form} onSubmit={submit}>
        <p className={styles.head}><strong>{t("title")}</strong><Button look="quiet" icon={<X size={18} />} aria-label={t("close")} onClick={onClose} /></p>
        <Held user={me.user.id} onEdit={change} />
        {offered.length === 0 ? <p className={styles.hint}>{t("refused")}</p> : (
          <>
            <AboutField value={entry.about} onChange={(about) => change({ ...entry, about })} />
            <textarea className={styles.text} rows={4} value={entry.text} placeholder={t(`text.${entry.kind}`)} aria-label={t(`text.${entry.kind}`)} onChange={(event) => change({ ...entry, text: event.target.value })} />
            <More entry={entry} onChange={change} />
            <div className={styles.kinds} role="radiogroup" aria-label={t("kind")}>
              {offered.map((kind) => {
                const Sign = signs[kind];
                return <button key={kind} type="button" role="radio" aria-checked={kind === entry.kind} onClick={() => change({ ...entry, kind })}><Sign size={18} aria-hidden="true" />{t(`kind.${kind}`)}</button>;
              })}
            </div>
            <Button look="primary" type="submit" className={styles.save} busy={saving.isPending} disabled={!isWhole(entry)}>{t("save")}</Button>
            {entry.text.trim() !== "" && entry.about === null && entry.kind !== "task" && <p className={styles.hint} role="status">{t("about.needed")}</p>}
          </>
        )}
      </form>
    </dialog>
  );
}

/** What is written stays in this browser until it is sent. */
function useDraft(user: string) {
  const key = `capture.draft.${user}`;
  const [entry, setEntry] = useState<Entry>(() => {
    const kept = recallJson(key);
    return isEntry(kept) ? { ...blank, ...kept } : blank;
  });
  const change = (next: Entry) => {
    setEntry(next);
    remember(key, JSON.stringify(next));
  };
  return { entry, change, clear: () => forget(key) };
}

function useSaving(user: string, onDone: () => void) {
  const { t } = useTranslation("capture");
  const queries = useQueryClient();
  return useMutation({
    // Without a network it is asked all the same, and told to wait.
    networkMode: "always",
    mutationFn: ({ key, entry, record }: Waiting) => createRecord(objectOf[entry.kind], record as Draft, key),
    onSuccess: (_, { entry }) => {
      refreshAfter(queries, objectOf[entry.kind]);
      toast(t("saved", { kind: t(`kind.${entry.kind}`) }));
      onDone();
    },
    onError: (error, one) => {
      const problem = asProblem(error);
      if (!isPassing(problem.status)) return void toast(problem.findings[0]?.message ?? problem.detail ?? problem.message, { tone: "bad" });
      wait(user, one);
      toast(t("kept"));
      onDone();
    },
  });
}

/** How a call went; when a task is due. */
function More({ entry, onChange }: { entry: Entry; onChange: (entry: Entry) => void }) {
  const { t } = useTranslation("capture");
  const [days] = useState(() => dueDays(new Date()));
  const { data: call } = useQuery({ ...objectQuery("call"), enabled: entry.kind === "call" });
  if (entry.kind === "task") {
    return <Segments label={t("due")} bare value={entry.due ?? ""} options={days.map(({ key, day }) => ({ value: day, label: t(`due.${key}`) }))} onChoose={(due) => onChange({ ...entry, due: due || null })} />;
  }
  const results = call?.fields.find(({ name }) => name === "result")?.choices ?? [];
  if (entry.kind !== "call" || results.length === 0) return null;
  return (
    <div className={styles.chips} role="group" aria-label={t("result")}>
      {results.map(({ value, label }) => <button key={value} type="button" aria-pressed={entry.result === value} onClick={() => onChange({ ...entry, result: entry.result === value ? null : value })}>{say(label)}</button>)}
    </div>
  );
}

/** What waits for the network, and what the server did not take. */
function Held({ user, onEdit }: { user: string; onEdit: (entry: Entry) => void }) {
  const { t } = useTranslation("capture");
  const waiting = useWaiting(user);
  const unsent = waiting.filter(({ refused }) => refused === undefined).length;
  return (
    <>
      {unsent > 0 && <p className={styles.hint} role="status">{t("waiting", { count: unsent })}</p>}
      {waiting.flatMap((one) => one.refused === undefined ? [] : [(
        <div key={one.key} className={styles.refused} role="alert">
          <p><strong>{one.entry.text.slice(0, 40)}</strong> {one.refused}</p>
          <Button onClick={() => { dropWaiting(user, one.key); onEdit(one.entry); }}>{t("edit")}</Button>
          <Button look="quiet" onClick={() => dropWaiting(user, one.key)}>{t("discard")}</Button>
        </div>
      )])}
    </>
  );
}
