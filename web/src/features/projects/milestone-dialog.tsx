import { useState } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asText } from "@/fields/kind";
import { choiceLabel } from "@/fields/select/choices";
import { asProblem } from "@/lib/api/problem";
import { changeRecord, createRecord } from "@/lib/api/records";
import type { ObjectDefinition } from "@/lib/api/types";
import { formatDay } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { CheckList } from "@/ui/check-list";
import { Dialog } from "@/ui/dialog";
import { FormRow, Select } from "@/ui/form";
import { Input } from "@/ui/input";
import { milestone } from "./api";
import { candidates, type Step } from "./steps";
import styles from "./projects.module.css";

interface MilestoneDialogProps {
  definition: ObjectDefinition;
  project: string;
  step: Step | undefined;
  steps: Step[];
  onClose: () => void;
}

/** What a milestone is, when it is due, and what comes before it. */
export function MilestoneDialog({ definition, project, step, steps, onClose }: MilestoneDialogProps) {
  const { t } = useTranslation("projects");
  const queries = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  const [draft, setDraft] = useState(() => ({ name: step?.name ?? "", due: step?.due ?? "", state: step?.state ?? "planned", done_on: asText(step?.row.done_on), after: step?.after.map(({ id }) => id) ?? [] }));
  const change = (next: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...next }));
  const others = candidates(step, steps);
  const values = { ...draft, due: draft.due || null, done_on: draft.done_on || null, after: draft.after.length === 0 ? null : draft.after };
  const saving = useMutation({
    mutationFn: () => (step ? changeRecord(milestone, step.id, values, step.row.version) : createRecord(milestone, { ...values, project }, key)),
    onSuccess: () => {
      for (const queryKey of [["records", milestone], ["record", "project"], ["history", "project"]]) void queries.invalidateQueries({ queryKey });
      onClose();
    },
  });
  const problem = saving.error ? asProblem(saving.error) : undefined;
  const said = (name: string) => problem?.findings.find(({ field }) => field === name)?.message;
  const loose = problem && (problem.findings.some(({ field }) => typeof field === "string" && field in draft) ? undefined : (problem.findings[0]?.message ?? problem.detail ?? problem.message));
  const state = definition.fields.find(({ name }) => name === "state");
  return (
    <Dialog
      title={step ? t("change", { name: step.name }) : t("new")}
      problem={loose}
      onClose={onClose}
      onSubmit={() => saving.mutate()}
      actions={<><Button onClick={onClose}>{t("cancel")}</Button><Button look="primary" type="submit" busy={saving.isPending}>{t("save")}</Button></>}
    >
      <FormRow label={t("field.name")} error={said("name")}>{(row) => <Input {...row} value={draft.name} maxLength={200} onChange={(event) => change({ name: event.target.value })} />}</FormRow>
      <FormRow label={t("field.due")} error={said("due")}>{(row) => <Input {...row} type="date" value={draft.due} onChange={(event) => change({ due: event.target.value })} />}</FormRow>
      {state?.choices && (
        <FormRow label={t("field.state")} error={said("state")}>
          {(row) => <Select {...row} value={draft.state} onChange={(event) => change({ state: event.target.value })}>{state.choices?.map(({ value }) => <option key={value} value={value}>{choiceLabel(value, state, language())}</option>)}</Select>}
        </FormRow>
      )}
      {draft.state === "done" && <FormRow label={t("field.done_on")} error={said("done_on")}>{(row) => <Input {...row} type="date" value={draft.done_on} onChange={(event) => change({ done_on: event.target.value })} />}</FormRow>}
      {others.length > 0 && (
        <div className={styles.before}>
          <span>{t("field.after")}</span>
          <CheckList label={t("field.after")} options={others.map(({ id, name, due }) => ({ value: id, label: `${name} · ${formatDay(due, language())}` }))} values={draft.after} onChange={(after) => change({ after })} />
        </div>
      )}
      {said("after") && <p className={styles.fault} role="alert">{said("after")}</p>}
    </Dialog>
  );
}
