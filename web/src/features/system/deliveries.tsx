import { useState } from "react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Drawer } from "@/ui/antd/drawer";
import { useTranslation } from "react-i18next";
import { MailCheck, RotateCcw, X } from "lucide-react";
import { formatMoment } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { ProblemState, State } from "@/ui/state";
import { toast } from "@/ui/toast";
import { deliveriesQuery, deliveryQuery, replayDelivery, replayFailed, type Delivery, type Webhook } from "./api";
import { Waiting } from "@/ui/waiting";
import { useAct } from "./use-act";
import styles from "./system.module.css";

const states = ["waiting", "delivered", "failed"];

/** What was sent and what came of it, the newest first. */
export function Deliveries({ hook }: { hook: Webhook }) {
  const { t } = useTranslation("system");
  const navigate = useNavigate();
  const { state } = useSearch({ from: "/shell/settings/webhooks/$id" });
  const deliveries = useInfiniteQuery(deliveriesQuery(hook.id, state));
  const [open, setOpen] = useState<string>();
  const again = useAct("webhooks", () => replayFailed(hook.id), ({ waiting }) => toast(t("deliveries.again", { count: waiting })));
  const items = deliveries.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-label={t("deliveries")}>
      <div className={styles.bar}>
        <h2>{t("deliveries")}</h2>
        <select aria-label={t("deliveries.state")} value={state ?? ""} onChange={(event) => void navigate({ to: "/settings/webhooks/$id", params: { id: hook.id }, search: event.target.value ? { state: event.target.value } : {}, replace: true })}>
          <option value="">{t("deliveries.every")}</option>
          {states.map((one) => <option key={one} value={one}>{t(`delivery.${one}`)} ({hook.deliveries[one] ?? 0})</option>)}
        </select>
        {(hook.deliveries.failed ?? 0) > 0 && <Button icon={<RotateCcw size={15} />} busy={again.isPending} onClick={() => again.mutate()}>{t("deliveries.replay")}</Button>}
      </div>
      {deliveries.isPending && <Waiting />}
      {deliveries.isError && !deliveries.data && <ProblemState error={deliveries.error} onRetry={() => void deliveries.refetch()} />}
      {deliveries.isSuccess && items.length === 0 && <State icon={<MailCheck size={22} />} title={t("deliveries.none")}>{t("deliveries.none.words")}</State>}
      {items.length > 0 && (
        <ul className={styles.list} aria-label={t("deliveries")}>
          {items.map((one) => (
            <li key={one.id}>
              <button type="button" className={styles.item} onClick={() => setOpen(one.id)}>
                <span className={styles.said}><strong>{one.event}</strong><span>{formatMoment(one.createdAt, language())} · {t("delivery.attempts", { count: one.attempts })}</span></span>
                {one.failure && <span className={styles.bad}>{one.failure}</span>}
                <span className={styles.pill} data-tone={toneOf(one)}>{t(`delivery.${one.state}`, { defaultValue: one.state })}{one.status === null ? "" : ` · ${one.status}`}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {deliveries.hasNextPage && <p className={styles.more}><Button busy={deliveries.isFetchingNextPage} onClick={() => void deliveries.fetchNextPage()}>{t("more")}</Button></p>}
      {open !== undefined && <One hook={hook} id={open} onClose={() => setOpen(undefined)} />}
    </section>
  );
}

const toneOf = ({ state }: Delivery) => (state === "failed" ? "bad" : state === "delivered" || state === "done" ? "good" : "quiet");

function One({ hook, id, onClose }: { hook: Webhook; id: string; onClose: () => void }) {
  const { t } = useTranslation("system");
  const delivery = useQuery(deliveryQuery(hook.id, id));
  const again = useAct("webhooks", () => replayDelivery(hook.id, id), () => { toast(t("delivery.again")); onClose(); });
  const one = delivery.data;
  return (
    <Drawer open onClose={onClose} size={560} closable={false} styles={{ header: { padding: "10px 12px 10px 24px" }, body: { padding: "16px 24px 24px" } }}
      title={<span className={styles.bar}>{one?.event ?? t("deliveries")}<Button look="quiet" icon={<X size={17} />} aria-label={t("close")} onClick={onClose} /></span>}
      footer={<div className={styles.foot}><Button icon={<RotateCcw size={15} />} busy={again.isPending} onClick={() => again.mutate()}>{t("delivery.replay")}</Button></div>}>
      {delivery.isPending && <Waiting />}
      {delivery.isError && <ProblemState error={delivery.error} onRetry={() => void delivery.refetch()} />}
      {one && (
        <dl className={styles.facts}>
          <dt>{t("delivery.id")}</dt><dd><code>{one.id}</code></dd>
          <dt>{t("deliveries.state")}</dt><dd>{t(`delivery.${one.state}`, { defaultValue: one.state })} · {t("delivery.attempts", { count: one.attempts })}</dd>
          {one.doneAt === null && <><dt>{t("delivery.due")}</dt><dd>{formatMoment(one.dueAt, language())}</dd></>}
          {one.status !== null && <><dt>{t("delivery.answer")}</dt><dd>{one.status}{one.ms === null ? "" : ` · ${one.ms} ms`}</dd></>}
          {one.failure && <><dt>{t("delivery.failure")}</dt><dd className={styles.bad}>{one.failure}</dd></>}
          {one.answer && <><dt>{t("delivery.body")}</dt><dd><pre>{one.answer}</pre></dd></>}
          {one.payload && <><dt>{t("delivery.payload")}</dt><dd><pre>{pretty(one.payload)}</pre></dd></>}
        </dl>
      )}
    </Drawer>
  );
}

function pretty(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}
