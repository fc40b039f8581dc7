import { useState } from "react";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asText, asTexts } from "@/fields/kind";
import { asProblem } from "@/lib/api/problem";
import { changeRecord, createRecord, deleteRecord } from "@/lib/api/records";
import type { RecordRow } from "@/lib/api/types";
import { formatWhole } from "@/lib/format/number";
import { language, say } from "@/lib/i18n/i18n";
import { useSettled } from "@/lib/use-settled";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Check, FormRow, Select } from "@/ui/form";
import { Input, TextArea } from "@/ui/input";
import { placeOf, previewQuery, ruleObject, type Draft } from "./api";
import { Coming } from "./coming";
import { useStates } from "./state-chip";
import styles from "./lifecycle.module.css";

interface RuleDialogProps {
  rules: RecordRow[];
  rule: RecordRow | undefined;
  onDone: () => void;
  onClose: () => void;
}

/** A rule, and beside it whom it would take and where they come from, before it is saved. */
export function RuleDialog({ rules, rule, onDone, onClose }: RuleDialogProps) {
  const { t } = useTranslation("lifecycle");
  const states = useStates()?.choices ?? [];
  const [key] = useState(() => crypto.randomUUID());
  const [draft, setDraft] = useState(() => ({
    name: asText(rule?.name),
    name_en: asText(rule?.name_en),
    active: rule === undefined || rule.active === true,
    state: asText(rule?.state),
    from: asTexts(rule?.from),
    condition: asText(rule?.condition),
  }));
  const change = (next: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...next }));
  const saving = useMutation({
    mutationFn: () => (rule ? changeRecord(ruleObject, rule.id, draft, rule.version) : createRecord(ruleObject, { ...draft, position: rules.length + 1 }, key)),
    onSuccess: onDone,
  });
  const removing = useMutation({ mutationFn: (gone: RecordRow) => deleteRecord(ruleObject, gone.id), onSuccess: onDone });
  const failed = saving.error ?? removing.error;
  const problem = failed ? asProblem(failed) : undefined;
  const said = (name: string) => problem?.findings.find(({ field }) => field === name)?.message;
  const loose = problem && (problem.findings.some(({ field }) => field !== null && field !== undefined && field in draft) ? undefined : (problem.findings[0]?.message ?? problem.detail ?? problem.message));
  const asked: Draft = { rule: rule?.id ?? null, place: placeOf(rules, rule), active: draft.active, state: draft.state, from: draft.from, condition: draft.condition };
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
      <FormRow label={t("name")} hint={t("name.words")} error={said("name")}>{(row) => <Input {...row} value={draft.name} maxLength={100} onChange={(event) => change({ name: event.target.value })} />}</FormRow>
      <FormRow label={t("name.en")} error={said("name_en")}>{(row) => <Input {...row} value={draft.name_en} maxLength={100} onChange={(event) => change({ name_en: event.target.value })} />}</FormRow>
      <FormRow label={t("rule.state")} error={said("state")}>
        {(row) => (
          <Select {...row} value={draft.state} onChange={(event) => change({ state: event.target.value })}>
            <option value="">{t("choose")}</option>
            {states.map(({ value, label }) => <option key={value} value={value}>{say(label)}</option>)}
          </Select>
        )}
      </FormRow>
      <FormRow label={t("condition")} hint={t("condition.words")} error={said("condition")}>{(row) => <TextArea {...row} rows={3} spellCheck={false} value={draft.condition} onChange={(event) => change({ condition: event.target.value })} />}</FormRow>
      <fieldset className={styles.from}>
        <legend>{t("from.only")}</legend>
        {states.map(({ value, label }) => <Check key={value} label={say(label)} checked={draft.from.includes(value)} onChange={(on) => change({ from: on ? [...draft.from, value] : draft.from.filter((one) => one !== value) })} />)}
      </fieldset>
      {said("from") && <p className={styles.fault} role="alert">{said("from")}</p>}
      <Check label={t("rule.active")} checked={draft.active} onChange={(active) => change({ active })} />
      <Preview draft={asked} />
    </Dialog>
  );
}

function Preview({ draft }: { draft: Draft }) {
  const { t } = useTranslation("lifecycle");
  const settled = useSettled(JSON.stringify(draft), 400);
  const asked = JSON.parse(settled) as Draft;
  const preview = useQuery({ ...previewQuery(asked), placeholderData: keepPreviousData });
  if (asked.state === "") return null;
  const found = preview.data?.rules.find(({ rule }) => rule === asked.rule);
  const others = preview.data?.rules.filter((one) => one !== found && one.coming.length > 0) ?? [];
  return (
    <section className={styles.preview} aria-label={t("preview")} aria-live="polite" aria-busy={preview.isFetching}>
      {preview.isPending && <p className={styles.quiet}>{t("preview.counting")}</p>}
      {preview.isError && <p className={styles.fault}>{asProblem(preview.error).message}</p>}
      {found?.fault && <p className={styles.fault}>{t("rule.fault", { reason: found.fault })}</p>}
      {found && found.fault === null && <p>{t("preview.fits", { count: found.fits, number: formatWhole(found.fits, language()) })} <Coming coming={found.coming} /></p>}
      {preview.data && found?.fault === null && <p className={styles.quiet}>{t("preview.moving", { number: formatWhole(preview.data.moving, language()) })}</p>}
      {others.length > 0 && <p className={styles.quiet}>{t("preview.others", { count: others.length })}</p>}
      {preview.data && !found && <p>{t("preview.off", { number: formatWhole(preview.data.moving, language()) })}</p>}
    </section>
  );
}
