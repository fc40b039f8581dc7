import { useState } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asReference, asText } from "@/fields/kind";
import { createRecord } from "@/lib/api/records";
import { asProblem } from "@/lib/api/problem";
import type { RecordRow } from "@/lib/api/types";
import { formatMoment } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import type { Period } from "@/lib/period";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { FormRow } from "@/ui/form";
import { TextArea } from "@/ui/input";
import { NumberInput } from "@/ui/number-input";
import { toast } from "@/ui/toast";
import { callsQuery } from "./api";
import { shown } from "./figures";
import styles from "./performance.module.css";

/** Whose forecast is called, and what it is by the deals. */
export interface Wanted {
  title: string;
  /** None: everything. */
  field: "team" | "person" | undefined;
  key: string | undefined;
  counted: number | undefined;
}

interface CallDialogProps {
  object: string;
  period: Period;
  wanted: Wanted;
  earlier: RecordRow[];
  onClose: () => void;
}

/** A leader says what it will be, and why; what was said before stays. */
export function CallDialog({ object, period, wanted, earlier, onClose }: CallDialogProps) {
  const { t } = useTranslation("performance");
  const queries = useQueryClient();
  const [amount, setAmount] = useState<number | string | null>(wanted.counted ?? null);
  const [reason, setReason] = useState("");
  const [key] = useState(() => crypto.randomUUID());
  const saving = useMutation({
    mutationFn: () => createRecord("forecast_call", { model: object, starts_on: period.from, ends_on: period.to, amount, reason: reason.trim(), ...(wanted.counted === undefined ? {} : { counted: wanted.counted }), ...(wanted.field === undefined ? {} : { [wanted.field]: wanted.key }) }, key),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: callsQuery(object, period).queryKey });
      toast(t("forecast.call.kept"));
      onClose();
    },
  });
  const problem = saving.error === null ? undefined : asProblem(saving.error);
  const wrong = (field: string) => problem?.findings.find((finding) => finding.field === field)?.message;
  return (
    <Dialog
      title={t("forecast.call.of", { title: wanted.title })}
      problem={problem && problem.findings.length === 0 ? problem.message : undefined}
      onSubmit={() => saving.mutate()}
      onClose={onClose}
      actions={<><Button onClick={onClose}>{t("forecast.call.cancel")}</Button><Button look="primary" type="submit" busy={saving.isPending}>{t("forecast.call.save")}</Button></>}
    >
      <p className={styles.sentence}>{t("forecast.call.words")} {wanted.counted !== undefined && t("forecast.call.counted", { counted: shown("money", wanted.counted, t) })}</p>
      <FormRow label={t("forecast.call.amount")} error={wrong("amount")}>{({ id }) => <NumberInput id={id} label={t("forecast.call.amount")} value={typeof amount === "number" ? amount : undefined} scale={2} onChange={setAmount} autoFocus />}</FormRow>
      <FormRow label={t("forecast.call.reason")} error={wrong("reason")}>{(asked) => <TextArea {...asked} rows={3} value={reason} onChange={(event) => setReason(event.target.value)} />}</FormRow>
      {earlier.length > 0 && (
        <section className={styles.group} aria-label={t("forecast.call.earlier")}>
          <h3>{t("forecast.call.earlier")}</h3>
          <ul className={styles.earlier}>
            {earlier.map((call) => <li key={call.id}><b>{shown("money", Number(call.amount), t)}</b> {asText(call.reason)} <span className={styles.sentence}>{asReference(call.created_by)?.title} · {formatMoment(asText(call.created_at), language())}</span></li>)}
          </ul>
        </section>
      )}
    </Dialog>
  );
}
