import { useId, useState, type FormEvent } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Drawer } from "@/ui/antd/drawer";
import { useTranslation } from "react-i18next";
import { Plus, X } from "lucide-react";
import { objectsQuery } from "@/lib/api/objects";
import { asProblem } from "@/lib/api/problem";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/text-field";
import { changeWebhook, createWebhook, type Webhook, type WebhookEvent } from "./api";
import styles from "./system.module.css";

interface WebhookDrawerProps {
  hook?: Webhook;
  onClose: () => void;
  onSaved: (hook: Webhook) => void;
}

const operations = ["create", "update", "delete", "restore"];

/** Where to, and of what: objects, what happens to them, and under which condition. */
export function WebhookDrawer({ hook, onClose, onSaved }: WebhookDrawerProps) {
  const { t } = useTranslation("system");
  const form = useId();
  const queries = useQueryClient();
  const { data: objects } = useQuery(objectsQuery);
  const shown = objects?.items.filter(({ navigation }) => navigation) ?? [];
  const [draft, setDraft] = useState({ name: hook?.name ?? "", url: hook?.url ?? "https://", events: hook?.events ?? [] });
  const saving = useMutation({
    mutationFn: () => (hook ? changeWebhook(hook.id, draft) : createWebhook(draft)),
    onSuccess: (saved) => {
      void queries.invalidateQueries({ queryKey: ["webhooks"] });
      onSaved(saved);
    },
  });
  const problem = saving.isError ? asProblem(saving.error) : undefined;
  const finding = (name: string) => problem?.findings.find((one) => one.field === name)?.message;
  const rest = problem && (problem.findings.length === 0 ? [problem.detail ?? problem.message] : problem.findings.filter(({ field }) => field !== "name" && field !== "url").map(({ message }) => message));
  const change = (index: number, event: WebhookEvent | undefined) => setDraft({ ...draft, events: event ? draft.events.with(index, event) : draft.events.toSpliced(index, 1) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!saving.isPending) saving.mutate();
  };
  return (
    <Drawer
      open
      onClose={onClose}
      size={560}
      closable={false}
      title={<span className={styles.bar}>{t(hook ? "webhook.change" : "webhooks.new")}<Button look="quiet" icon={<X size={17} />} aria-label={t("close")} onClick={onClose} /></span>}
      styles={{ header: { padding: "10px 12px 10px 24px" }, body: { padding: "16px 24px 24px" } }}
      footer={<div className={styles.foot}><Button onClick={onClose}>{t("cancel")}</Button><Button look="primary" type="submit" form={form} busy={saving.isPending}>{t("save")}</Button></div>}
    >
      <form id={form} className={styles.form} onSubmit={submit} noValidate>
        {rest?.map((words) => <p key={words} className={styles.refused} role="alert">{words}</p>)}
        <TextField autoFocus label={t("webhook.name")} value={draft.name} onValue={(name) => setDraft({ ...draft, name })} error={finding("name")} />
        <TextField type="url" label={t("webhook.url")} value={draft.url} onValue={(url) => setDraft({ ...draft, url })} error={finding("url")} hint={t("webhook.url.hint")} />
        <h3>{t("webhook.events")}</h3>
        {draft.events.map((event, index) => (
          <EventRow key={index} event={event} objects={shown.map(({ name, label }) => ({ value: name, label: say(label) }))} onChange={(next) => change(index, next)} />
        ))}
        <Button icon={<Plus size={15} />} onClick={() => setDraft({ ...draft, events: [...draft.events, { object: shown[0]?.name ?? "", operations: [], where: null, fields: [] }] })}>{t("webhook.events.add")}</Button>
      </form>
    </Drawer>
  );
}

interface EventRowProps {
  event: WebhookEvent;
  objects: { value: string; label: string }[];
  onChange: (event: WebhookEvent | undefined) => void;
}

function EventRow({ event, objects, onChange }: EventRowProps) {
  const { t } = useTranslation("system");
  const turn = (operation: string) => onChange({ ...event, operations: event.operations.includes(operation) ? event.operations.filter((one) => one !== operation) : [...event.operations, operation] });
  return (
    <fieldset className={styles.event}>
      <legend className="visually-hidden">{t("webhook.event")}</legend>
      <div className={styles.bar}>
        <select aria-label={t("webhook.object")} value={event.object} onChange={(chosen) => onChange({ ...event, object: chosen.target.value })}>
          {objects.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
        </select>
        <Button look="quiet" icon={<X size={15} />} aria-label={t("webhook.events.remove")} onClick={() => onChange(undefined)} />
      </div>
      <div className={styles.checks}>
        {operations.map((one) => <label key={one}><input type="checkbox" checked={event.operations.includes(one)} onChange={() => turn(one)} />{t(`operation.${one}`)}</label>)}
      </div>
      {event.operations.length === 0 && <p className={styles.note}>{t("webhook.every")}</p>}
      <TextField label={t("webhook.where")} value={event.where ?? ""} onValue={(where) => onChange({ ...event, where: where || null })} hint={t("webhook.where.hint")} />
    </fieldset>
  );
}
