import { useState } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { KeyRound, Plus, RefreshCw, Trash2 } from "lucide-react";
import { formatAgo, formatDay } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/confirm";
import { CopyText } from "@/ui/secrets/copy-text";
import { toast } from "@/ui/toast";
import { keysQuery, revokeKey, type ApiKey, type MadeKey } from "./api";
import { Complaint, Dialog } from "./dialog";
import { NewKey } from "./new-key";
import { complaintOf } from "./problems";
import { RotateKey } from "./rotate-key";
import { Section } from "./section";
import styles from "./security.module.css";

type Open = { what: "new" } | { what: "rotate" | "revoke"; key: ApiKey } | { what: "made"; made: MadeKey };

export function KeysSection() {
  const { t } = useTranslation("security");
  const queries = useQueryClient();
  const keys = useQuery(keysQuery);
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const refresh = () => queries.invalidateQueries({ queryKey: keysQuery.queryKey });
  const made = (fresh: MadeKey) => {
    setOpen({ what: "made", made: fresh });
    void refresh();
  };
  const revoking = useMutation({ mutationFn: revokeKey, onSuccess: () => toast(t("keys.revoked")), onSettled: refresh });
  return (
    <Section title={t("keys.title")} words={t("keys.words")} query={keys} action={<Button icon={<Plus size={16} />} onClick={() => setOpen({ what: "new" })}>{t("keys.new")}</Button>}>
      {({ items }) => (
        <>
          {items.length === 0 && <p className={styles.fact}>{t("keys.none")}</p>}
          {items.length > 0 && (
            <ul className={styles.rows} aria-label={t("keys.title")}>
              {items.map((key) => <KeyRow key={key.id} item={key} onRotate={() => setOpen({ what: "rotate", key })} onRevoke={() => setOpen({ what: "revoke", key })} />)}
            </ul>
          )}
          <Complaint words={complaintOf(revoking.error)} />
          {open?.what === "new" && <NewKey onMade={made} onClose={close} />}
          {open?.what === "rotate" && <RotateKey item={open.key} onMade={made} onClose={close} />}
          {open?.what === "revoke" && (
            <Confirm title={t("keys.revokeTitle", { name: open.key.name })} action={t("keys.revoke")} onCancel={close} onConfirm={() => { revoking.mutate(open.key.id); close(); }}>
              {t("keys.revokeWords")}
            </Confirm>
          )}
          {open?.what === "made" && (
            <Dialog title={open.made.key.name}>
              <p className={styles.words}>{t("keys.once")}</p>
              <CopyText label={t("keys.secret")} text={open.made.secret} />
              <div className={styles.actions}><Button look="primary" onClick={close}>{t("keys.kept")}</Button></div>
            </Dialog>
          )}
        </>
      )}
    </Section>
  );
}

function KeyRow({ item, onRotate, onRevoke }: { item: ApiKey; onRotate: () => void; onRevoke: () => void }) {
  const { t } = useTranslation("security");
  const spoken = language();
  return (
    <li className={styles.row}>
      <span className={styles.icon} aria-hidden="true"><KeyRound size={17} /></span>
      <div className={styles.grow}>
        <strong>{item.name}</strong> <code className={styles.hint}>{item.hint}…</code>
        {item.expired && <span className={styles.badChip}>{t("keys.expired")}</span>}
        <p>
          {item.mandate === null ? t("keys.everything") : t("keys.limited", { count: Object.keys(item.mandate).length })}
          {` · ${item.usedAt === null ? t("keys.unused") : t("keys.used", { ago: formatAgo(item.usedAt, spoken) })}`}
          {item.expiresAt !== null && !item.expired && ` · ${t("keys.expires", { day: formatDay(item.expiresAt.slice(0, 10), spoken) })}`}
          {item.formerUntil !== null && ` · ${t("keys.former", { ago: formatAgo(item.formerUntil, spoken) })}`}
        </p>
      </div>
      <div className={styles.buttons}>
        <Button look="quiet" icon={<RefreshCw size={15} />} aria-label={t("keys.rotateOne", { name: item.name })} title={t("keys.rotate")} onClick={onRotate} />
        <Button look="quiet" icon={<Trash2 size={15} />} aria-label={t("keys.revokeOne", { name: item.name })} title={t("keys.revoke")} onClick={onRevoke} />
      </div>
    </li>
  );
}
