import { Suspense, useState } from "react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asReference, asReferences, asText, asTexts, isBlank } from "@/fields/kind";
import { kindOf } from "@/fields/registry";
import { objectQuery } from "@/lib/api/objects";
import { asProblem } from "@/lib/api/problem";
import { changeRecord, createRecord, type Draft } from "@/lib/api/records";
import type { Field, Finding, RecordRow } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { CheckList } from "@/ui/check-list";
import { Dialog } from "@/ui/dialog";
import { FormRow, Select } from "@/ui/form";
import { gateFields, modelOf, nameOf } from "./api";
import styles from "./pipelines.module.css";

interface StageDrawerProps {
  pipeline: RecordRow;
  stages: RecordRow[];
  /** None: a new one. */
  stage: RecordRow | undefined;
  onDone: () => void;
  onClose: () => void;
}

const plainFields = ["name", "name_en", "outcome", "probability", "expected_days", "wip_limit", "checklist", "gate_note", "retired"];
const colors = ["gray", "blue", "violet", "amber", "red", "green", "teal"];
const gates = [{ fields: "entry_fields", gate: "entry_gate" }, { fields: "exit_fields", gate: "exit_gate" }];

/** All that is said of a stage; what is wrong with a gate is told beside it. */
export function StageDrawer({ pipeline, stages, stage, onDone, onClose }: StageDrawerProps) {
  const { t } = useTranslation("pipelines");
  const [draft, setDraft] = useState<Draft>({});
  const [key] = useState(() => crypto.randomUUID());
  const definition = useQuery(objectQuery("stage"));
  const deal = useQuery(objectQuery(modelOf(pipeline)));
  const saving = useMutation({
    mutationFn: () => stage
      ? changeRecord("stage", stage.id, plain(draft), stage.version)
      : createRecord("stage", { outcome: "open", ...plain(draft), pipeline: pipeline.id, position: stages.length + 1 }, key),
    onSuccess: onDone,
  });
  const problem = saving.isError ? asProblem(saving.error) : undefined;
  const findings: Finding[] = problem?.findings ?? [];
  const noted = (name: string) => findings.filter(({ field }) => field === name).map(({ message }) => message).join(" ") || undefined;
  const value = (name: string): unknown => (name in draft ? draft[name] : (stage?.[name] ?? null));
  const set = (name: string, next: unknown) => setDraft((before) => ({ ...before, [name]: next }));
  const fields = definition.data?.fields ?? [];
  const field = (name: string): Field | undefined => fields.find((one) => one.name === name);
  const row = (name: string) => {
    const known = field(name);
    return known && <StageField key={name} field={known} value={value(name)} error={noted(name)} onChange={(next) => set(name, next)} />;
  };
  const asked = gateFields(deal.data?.fields ?? []).map((one) => ({ value: one.name, label: say(one.label) }));
  return (
    <Dialog
      wide
      title={stage ? t("stage.change", { name: nameOf(stage) }) : t("stage.new")}
      problem={problem && findings.length === 0 ? (problem.detail ?? problem.message) : undefined}
      onSubmit={() => saving.mutate()}
      onClose={onClose}
      actions={<><Button onClick={onClose}>{t("cancel")}</Button><Button look="primary" type="submit" busy={saving.isPending}>{t("save")}</Button></>}
    >
      <div className={styles.form}>
        {plainFields.map(row)}
        <FormRow label={t("color")}>
          {(attributes) => <Select {...attributes} value={asText(value("color"))} onChange={(event) => set("color", event.target.value || null)}><option value="">–</option>{colors.map((color) => <option key={color} value={color}>{t(`color.${color}`)}</option>)}</Select>}
        </FormRow>
        {gates.map(({ fields: list, gate }) => (
          <fieldset key={gate} className={styles.gate}>
            <legend>{t(gate)}</legend>
            <CheckList label={t(list)} options={asked} values={asTexts(value(list))} onChange={(next) => set(list, next)} />
            {noted(list) !== undefined && <span className={styles.error} role="alert">{noted(list)}</span>}
            <FormRow label={t("gate.when")} hint={t("gate.hint")} error={noted(gate)}>
              {(attributes) => <textarea {...attributes} className={styles.cel} rows={3} spellCheck={false} value={asText(value(gate))} onChange={(event) => set(gate, event.target.value)} />}
            </FormRow>
          </fieldset>
        ))}
        <fieldset className={styles.gate}>
          <legend>{t("moves_to")}</legend>
          <p className={styles.caption}>{t("moves_to.hint")}</p>
          <CheckList label={t("moves_to")} options={stages.filter(({ id }) => id !== stage?.id).map((one) => ({ value: one.id, label: nameOf(one) }))} values={asReferences(value("moves_to")).map(({ id }) => id)} onChange={(next) => set("moves_to", next.map((id) => ({ id })))} />
          {noted("moves_to") !== undefined && <span className={styles.error} role="alert">{noted("moves_to")}</span>}
        </fieldset>
      </div>
    </Dialog>
  );
}

function StageField({ field, value, error, onChange }: { field: Field; value: unknown; error: string | undefined; onChange: (value: unknown) => void }) {
  const { Edit } = kindOf(field);
  return (
    <FormRow label={say(field.label)} hint={field.help && say(field.help)} error={error}>
      {({ id, "aria-describedby": describedBy }) => (
        <Suspense fallback={<div className={styles.waiting} />}>
          <Edit id={id} label={say(field.label)} field={field} value={value} onChange={onChange} invalid={error !== undefined} describedBy={describedBy} />
        </Suspense>
      )}
    </FormRow>
  );
}

const plain = (draft: Draft): Draft => Object.fromEntries(Object.entries(draft).map(([name, value]) => [name, written(value)]));

const written = (value: unknown): unknown => (isBlank(value) ? null : Array.isArray(value) ? value.map(written) : (asReference(value)?.id ?? value));
