import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Plus, Webhook as Sign } from "lucide-react";
import { Button } from "@/ui/button";
import { ProblemState, State } from "@/ui/state";
import { webhooksQuery, type Webhook } from "./api";
import { Frame } from "./frame";
import { Waiting } from "@/ui/waiting";
import { Pill } from "./pill";
import { Secret } from "./secret";
import { WebhookDrawer } from "./webhook-drawer";
import styles from "./system.module.css";

/** Settings → Webhooks: who is told what changed, and whether it arrives. */
export function WebhooksPage() {
  const { t } = useTranslation("system");
  const hooks = useQuery(webhooksQuery);
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<Webhook>();
  const add = <Button look="primary" icon={<Plus size={16} />} onClick={() => setMaking(true)}>{t("webhooks.new")}</Button>;
  return (
    <Frame title={t("webhooks")} words={t("webhooks.words")} actions={hooks.data && hooks.data.length > 0 ? add : undefined}>
      {hooks.isPending && <Waiting />}
      {hooks.isError && !hooks.data && <ProblemState error={hooks.error} onRetry={() => void hooks.refetch()} />}
      {hooks.data?.length === 0 && <State icon={<Sign size={22} />} title={t("webhooks.none")} actions={add}>{t("webhooks.none.words")}</State>}
      {hooks.data && hooks.data.length > 0 && (
        <ul className={styles.list} aria-label={t("webhooks")}>
          {hooks.data.map((hook) => (
            <li key={hook.id}>
              <Link to="/settings/webhooks/$id" params={{ id: hook.id }} search={{}} className={styles.item}>
                <span className={styles.said}><strong>{hook.name}</strong><code>{hook.url}</code></span>
                {(hook.deliveries.failed ?? 0) > 0 && <span className={styles.bad}>{t("webhooks.failed", { count: hook.deliveries.failed })}</span>}
                <Pill hook={hook} />
              </Link>
            </li>
          ))}
        </ul>
      )}
      {making && <WebhookDrawer onClose={() => setMaking(false)} onSaved={(hook) => { setMaking(false); setMade(hook); }} />}
      {made?.secret && <Secret secret={made.secret} name={made.name} onClose={() => setMade(undefined)} />}
    </Frame>
  );
}
