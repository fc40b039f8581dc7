import { useState } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asText } from "@/fields/kind";
import { asProblem } from "@/lib/api/problem";
import { changeRecord } from "@/lib/api/records";
import type { RecordRow } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { FormRow, Select } from "@/ui/form";
import { Input } from "@/ui/input";
import { useStates } from "./state-chip";

const days = 30;

/** A state by hand, with its reason and how long rules leave it alone; or back to the rules. */
export function SetState({ row, onClose }: { row: RecordRow; onClose: () => void }) {
  const { t } = useTranslation("lifecycle");
  const queries = useQueryClient();
  const [state, setState] = useState(asText(row.lifecycle));
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState(() => dayIn(days));
  const byRules = state === "";
  const same = state === asText(row.lifecycle);
  const change = byRules
    ? { lifecycle: null }
    : { ...(same ? {} : { lifecycle: state }), lifecycle_reason: reason.trim(), lifecycle_until: until === "" ? null : until };
  const setting = useMutation({
    mutationFn: () => changeRecord("account", row.id, change, row.version),
    onSuccess: () => {
      for (const key of ["record", "history", "records", "figures"]) void queries.invalidateQueries({ queryKey: [key] });
      onClose();
    },
  });
  const problem = setting.error === null ? undefined : asProblem(setting.error);
  const said = (name: string) => problem?.findings.find(({ field }) => field === name)?.message;
  const choices = useStates()?.choices ?? [];
  const loose = problem && (["lifecycle_reason", "lifecycle_until"].some((name) => said(name)) ? undefined : (problem.findings[0]?.message ?? problem.detail ?? problem.message));
  return (
    <Dialog
      title={t("set.title", { name: asText(row.name) })}
      problem={loose}
      onSubmit={() => setting.mutate()}
      onClose={onClose}
      actions={<><Button onClick={onClose}>{t("cancel")}</Button><Button look="primary" type="submit" busy={setting.isPending} disabled={!byRules && reason.trim() === ""}>{t("save")}</Button></>}
    >
      <FormRow label={t("state")} hint={byRules ? t("set.rules.words") : undefined}>
        {(asked) => (
          <Select {...asked} value={state} onChange={(event) => setState(event.target.value)}>
            {choices.map(({ value, label }) => <option key={value} value={value}>{say(label)}</option>)}
            <option value="">{t("set.rules")}</option>
          </Select>
        )}
      </FormRow>
      {!byRules && (
        <>
          <FormRow label={t("reason")} hint={t("reason.words")} error={said("lifecycle_reason")}>{(asked) => <Input {...asked} value={reason} maxLength={300} onChange={(event) => setReason(event.target.value)} />}</FormRow>
          <FormRow label={t("kept")} hint={t("kept.words")} error={said("lifecycle_until")}>{(asked) => <Input {...asked} type="date" value={until} min={dayIn(0)} onChange={(event) => setUntil(event.target.value)} />}</FormRow>
        </>
      )}
    </Dialog>
  );
}

function dayIn(count: number): string {
  const day = new Date();
  day.setDate(day.getDate() + count);
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, "0")}-${String(day.getDate()).padStart(2, "0")}`;
}
