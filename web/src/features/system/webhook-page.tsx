import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { KeyRound, Pause, Pencil, Play, Send, Trash2 } from "lucide-react";
import { formatMoment } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/confirm";
import { Step } from "@/ui/page";
import { ProblemState } from "@/ui/state";
import { toast } from "@/ui/toast";
import { Waiting } from "@/ui/waiting";
import { changeWebhook, removeWebhook, renewSecret, resumeWebhook, testWebhook, webhookQuery, type Webhook } from "./api";
import { Deliveries } from "./deliveries";
import { Frame } from "./frame";
import { Pill } from "./pill";
import { Secret } from "./secret";
import { useAct } from "./use-act";
import { WebhookDrawer } from "./webhook-drawer";
import styles from "./system.module.css";

/** One webhook: how it is doing, what was sent, and everything that can be done with it. */
export function WebhookPage() {
  const { t } = useTranslation("system");
  const { id } = useParams({ from: "/shell/settings/webhooks/$id" });
  const { data: hook, isPending, error, refetch } = useQuery(webhookQuery(id));
  const trail = <Link to="/settings/webhooks">{t("webhooks")}</Link>;
  if (isPending) return <Frame title={t("webhooks")} trail={trail}><Waiting /></Frame>;
  if (!hook) return <Frame title={t("webhooks")} trail={trail}><ProblemState error={error} onRetry={() => void refetch()} /></Frame>;
  return (
    <Frame title={<>{hook.name} <Pill hook={hook} /></>} words={<code>{hook.url}</code>} trail={<>{trail}<Step /></>} actions={<Acts hook={hook} />}>
      <Trouble hook={hook} />
      <Deliveries hook={hook} />
    </Frame>
  );
}

function Acts({ hook }: { hook: Webhook }) {
  const { t } = useTranslation("system");
  const navigate = useNavigate();
  const [asking, setAsking] = useState<"remove" | "secret" | "change">();
  const [secret, setSecret] = useState<string>();
  const done = () => setAsking(undefined);
  const test = useAct("webhooks", () => testWebhook(hook.id), () => toast(t("webhook.tested")));
  const turn = useAct("webhooks", () => changeWebhook(hook.id, { active: !hook.active }));
  const renew = useAct("webhooks", () => renewSecret(hook.id), (fresh) => { done(); setSecret(fresh); });
  const remove = useAct("webhooks", () => removeWebhook(hook.id), () => void navigate({ to: "/settings/webhooks" }));
  return (
    <>
      <Button icon={<Send size={15} />} busy={test.isPending} onClick={() => test.mutate()}>{t("webhook.test")}</Button>
      <Button icon={hook.active ? <Pause size={15} /> : <Play size={15} />} busy={turn.isPending} onClick={() => turn.mutate()}>{t(hook.active ? "webhook.pause" : "webhook.start")}</Button>
      <Button look="quiet" icon={<Pencil size={15} />} aria-label={t("webhook.change")} title={t("webhook.change")} onClick={() => setAsking("change")} />
      <Button look="quiet" icon={<KeyRound size={15} />} aria-label={t("secret.renew")} title={t("secret.renew")} onClick={() => setAsking("secret")} />
      <Button look="quiet" icon={<Trash2 size={15} />} aria-label={t("webhook.remove")} title={t("webhook.remove")} onClick={() => setAsking("remove")} />
      {asking === "change" && <WebhookDrawer hook={hook} onClose={done} onSaved={done} />}
      {asking === "secret" && <Confirm title={t("secret.renew.title")} action={t("secret.renew")} calm busy={renew.isPending} onConfirm={() => renew.mutate()} onCancel={done}>{t("secret.renew.words")}</Confirm>}
      {asking === "remove" && <Confirm title={t("webhook.remove.title", { name: hook.name })} action={t("webhook.remove")} busy={remove.isPending} onConfirm={() => remove.mutate()} onCancel={done}>{t("webhook.remove.words")}</Confirm>}
      {secret && <Secret secret={secret} name={hook.name} onClose={() => setSecret(undefined)} />}
    </>
  );
}

/** Why nothing arrives, and the way on. */
function Trouble({ hook }: { hook: Webhook }) {
  const { t } = useTranslation("system");
  const { health } = hook;
  const resume = useAct("webhooks", () => resumeWebhook(hook.id), () => toast(t("webhook.resumed")));
  if (health.state === "paused") {
    return (
      <p className={styles.trouble} role="alert">
        <span>{t("webhook.paused", { time: formatMoment(health.pausedAt ?? "", language()) })}{health.reason ? ` ${t(`pause.${health.reason}`, { defaultValue: health.reason })}` : ""}</span>
        <Button busy={resume.isPending} onClick={() => resume.mutate()}>{t("webhook.resume")}</Button>
      </p>
    );
  }
  if (health.state === "failing") return <p className={styles.trouble} role="alert">{t("webhook.failing", { count: health.failures, time: formatMoment(health.failingSince ?? "", language()) })}</p>;
  return null;
}
