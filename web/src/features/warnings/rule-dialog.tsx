import { useState } from "react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asText, asTexts } from "@/fields/kind";
import { objectQuery } from "@/lib/api/objects";
import { asProblem } from "@/lib/api/problem";
import { changeRecord, createRecord, deleteRecord } from "@/lib/api/records";
import type { ObjectSummary, RecordRow } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Check, FormRow, Select } from "@/ui/form";
import { Input, TextArea } from "@/ui/input";
import { ruleObject } from "./api";
import styles from "./warnings.module.css";

interface RuleDialogProps {
  objects: ObjectSummary[];
  rule: RecordRow | undefined;
  count: number;
  onDone: () => void;
  onClose: () => void;
}

const moments = ["date", "datetime"];

/** When somebody is warned of what, and who else is told later. */
export function RuleDialog({ objects, rule, count, onDone, onClose }: RuleDialogProps) {
  const { t } = useTranslation("warnings");
  const [key] = useState(() => crypto.randomUUID());
  const [draft, setDraft] = useState(() => ({
    name: asText(rule?.name), name_en: asText(rule?.name_en), active: rule === undefined || rule.active === true, object: asText(rule?.object) || "account",
    since: asTexts(rule?.since), days: asText(rule?.days), days_of: asText(rule?.days_of), condition: asText(rule?.condition), behind: rule?.behind === true,
    manager_days: asText(rule?.manager_days), escalate_days: asText(rule?.escalate_days),
  }));
  const change = (next: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...next }));
  const definition = useQuery(objectQuery(draft.object));
  const fields = definition.data?.fields.filter(({ type, name }) => moments.includes(type) && name !== "deleted_at") ?? [];
  const values = { ...draft, days: whole(draft.days), manager_days: whole(draft.manager_days), escalate_days: whole(draft.escalate_days) };
  const saving = useMutation({ mutationFn: () => (rule ? changeRecord(ruleObject, rule.id, values, rule.version) : createRecord(ruleObject, { ...values, position: count + 1 }, key)), onSuccess: onDone });
  const removing = useMutation({ mutationFn: (gone: RecordRow) => deleteRecord(ruleObject, gone.id), onSuccess: onDone });
  const failed = saving.error ?? removing.error;
  const problem = failed ? asProblem(failed) : undefined;
  const said = (name: string) => problem?.findings.find(({ field }) => field === name)?.message;
  const loose = problem && (problem.findings.some(({ field }) => typeof field === "string" && field in draft) ? undefined : (problem.findings[0]?.message ?? problem.detail ?? problem.message));
  const text = (name: "name" | "name_en" | "days" | "days_of" | "manager_days" | "escalate_days", hint?: string) => (
    <FormRow label={t(`field.${name}`)} hint={hint} error={said(name)}>{(row) => <Input {...row} value={draft[name]} inputMode={name.endsWith("days") ? "numeric" : undefined} onChange={(event) => change({ [name]: event.target.value })} />}</FormRow>
  );
  return (
    <Dialog
      wide
      title={rule ? t("rule.change", { name: asText(rule.name) }) : t("rule.new")}
      problem={loose}
      onClose={onClose}
      onSubmit={() => saving.mutate()}
      actions={(
        <>
          {rule && <Button look="danger" busy={removing.isPending} onClick={() => removing.mutate(rule)}>{t("remove")}</Button>}
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button look="primary" type="submit" busy={saving.isPending}>{t("save")}</Button>
        </>
      )}
    >
      {text("name", t("field.name.words"))}
      {text("name_en")}
      <FormRow label={t("field.object")} error={said("object")}>
        {(row) => <Select {...row} value={draft.object} onChange={(event) => change({ object: event.target.value, since: [] })}>{objects.map(({ name, label }) => <option key={name} value={name}>{say(label)}</option>)}</Select>}
      </FormRow>
      <fieldset className={styles.since}>
        <legend>{t("field.since")}</legend>
        {fields.map(({ name, label }) => <Check key={name} label={say(label)} checked={draft.since.includes(name)} onChange={(on) => change({ since: on ? [...draft.since, name] : draft.since.filter((one) => one !== name) })} />)}
      </fieldset>
      {said("since") && <p className={styles.fault} role="alert">{said("since")}</p>}
      {text("days", t("field.days.words"))}
      {text("days_of", t("field.days_of.words"))}
      <FormRow label={t("field.condition")} hint={t("field.condition.words")} error={said("condition")}>{(row) => <TextArea {...row} rows={3} spellCheck={false} value={draft.condition} onChange={(event) => change({ condition: event.target.value })} />}</FormRow>
      {draft.object === "goal" && <Check label={t("field.behind")} checked={draft.behind} onChange={(behind) => change({ behind })} />}
      {text("manager_days", t("field.manager_days.words"))}
      {text("escalate_days", t("field.escalate_days.words"))}
      <Check label={t("field.active")} checked={draft.active} onChange={(active) => change({ active })} />
    </Dialog>
  );
}

/** What is no number is left for the server to say so. */
function whole(text: string): number | string | null {
  const given = text.trim();
  if (given === "") return null;
  return Number.isInteger(Number(given)) ? Number(given) : given;
}
