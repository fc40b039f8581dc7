import { useState } from "react";
import { useMutation, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ShieldAlert, ShieldCheck } from "lucide-react";
import { formatAgo } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/confirm";
import { Enrolment } from "@/ui/secrets/enrolment";
import { RecoveryCodes } from "@/ui/secrets/recovery-codes";
import { toast } from "@/ui/toast";
import { beginFactor, confirmFactor, removeFactor, renewCodes, type Security } from "./api";
import { Complaint, Dialog } from "./dialog";
import { complaintOf, findingOf } from "./problems";
import { Section } from "./section";
import { useConfirmed } from "@/ui/confirmed";
import styles from "./security.module.css";

const few = 3;

export function FactorSection({ security }: { security: UseQueryResult<Security> }) {
  const { t } = useTranslation("security");
  const queries = useQueryClient();
  const { confirmed, asking } = useConfirmed();
  const [removing, setRemoving] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: ["me", "security"] });
  const beginning = useMutation({ mutationFn: () => confirmed(beginFactor) });
  const confirming = useMutation({ mutationFn: (code: string) => confirmed(() => confirmFactor(code)), onSuccess: refresh });
  const renewing = useMutation({ mutationFn: () => confirmed(renewCodes), onSuccess: refresh });
  const leaving = useMutation({
    mutationFn: () => confirmed(removeFactor),
    onSuccess: async () => {
      toast(t("factor.removed"));
      await refresh();
    },
  });
  const codes = confirming.data?.codes ?? renewing.data?.codes;
  const close = () => {
    beginning.reset();
    confirming.reset();
    renewing.reset();
  };
  return (
    <Section title={t("factor.title")} words={t("factor.words")} query={security}>
      {({ secondFactor: { since, codesLeft, required } }) => (
        <>
          <div className={styles.state}>
            <span className={since === null ? styles.off : styles.on}>{since === null ? <ShieldAlert size={18} /> : <ShieldCheck size={18} />}</span>
            <div className={styles.grow}>
              <strong>{since === null ? t("factor.off") : t("factor.on")}</strong>
              <p>
                {since === null ? t("factor.advice") : t("factor.since", { ago: formatAgo(since, language()) })}
                {since !== null && <span className={codesLeft <= few ? styles.warn : undefined}>{` · ${t("factor.left", { count: codesLeft })}`}</span>}
                {required && ` · ${t("factor.required")}`}
              </p>
            </div>
            <div className={styles.buttons}>
              {since === null && <Button look="primary" busy={beginning.isPending} onClick={() => beginning.mutate()}>{t("factor.begin")}</Button>}
              {since !== null && <Button busy={renewing.isPending} onClick={() => renewing.mutate()}>{t("factor.renew")}</Button>}
              {since !== null && !required && <Button look="danger" busy={leaving.isPending} onClick={() => setRemoving(true)}>{t("factor.remove")}</Button>}
            </div>
          </div>
          <Complaint words={complaintOf(beginning.error) ?? complaintOf(renewing.error) ?? complaintOf(leaving.error)} />
          {beginning.data && !codes && (
            <Dialog title={t("factor.begin")} onClose={close}>
              <Complaint words={complaintOf(confirming.error)} />
              <Enrolment enrolment={beginning.data} busy={confirming.isPending} error={findingOf(confirming.error, "code")} onCode={(code) => confirming.mutate(code)} />
            </Dialog>
          )}
          {codes && <Dialog title={t("factor.codes")}><RecoveryCodes codes={codes} onDone={close} /></Dialog>}
          {removing && (
            <Confirm title={t("factor.removeTitle")} action={t("factor.remove")} onCancel={() => setRemoving(false)} onConfirm={() => { setRemoving(false); leaving.mutate(); }}>
              {t("factor.removeWords")}
            </Confirm>
          )}
          {asking}
        </>
      )}
    </Section>
  );
}
