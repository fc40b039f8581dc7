import { useState } from "react";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asText } from "@/fields/kind";
import { asProblem } from "@/lib/api/problem";
import { changeRecord, createRecord, deleteRecord } from "@/lib/api/records";
import type { RecordRow } from "@/lib/api/types";
import { formatWhole } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import { useSettled } from "@/lib/use-settled";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Check, FormRow, Select } from "@/ui/form";
import { Input, TextArea } from "@/ui/input";
import { dimensions, nameOf, previewQuery, ruleObject, type Draft } from "./api";
import { Distribution } from "./distribution";
import styles from "./scoring.module.css";

interface RuleDialogProps {
  rules: RecordRow[];
  rule: RecordRow | undefined;
  onDone: () => void;
  onClose: () => void;
}

/** A scoring rule, and beside it how many leads fulfil it and what would become of the grades, before it is saved. */
export function ScoreRuleDialog({ rules, rule, onDone, onClose }: RuleDialogProps) {
  const { t } = useTranslation("scoring");
  const [key] = useState(() => crypto.randomUUID());
  const [draft, setDraft] = useState(() => ({
    name: asText(rule?.name),
    name_en: asText(rule?.name_en),
    active: rule === undefined || rule.active === true,
    dimension: asText(rule?.dimension),
    applies: asText(rule?.applies),
    points: asText(rule?.points),
  }));
  const change = (next: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...next }));
  const points = draft.points.trim() === "" ? null : Number(draft.points);
  const values = { ...draft, points: Number.isNaN(points) ? draft.points : points };
  const saving = useMutation({
    mutationFn: () => (rule ? changeRecord(ruleObject, rule.id, values, rule.version) : createRecord(ruleObject, { ...values, position: rules.length + 1 }, key)),
    onSuccess: onDone,
  });
  const removing = useMutation({ mutationFn: (gone: RecordRow) => deleteRecord(ruleObject, gone.id), onSuccess: onDone });
  const failed = saving.error ?? removing.error;
  const problem = failed ? asProblem(failed) : undefined;
  const said = (name: string) => problem?.findings.find(({ field }) => field === name)?.message;
  const loose = problem && (problem.findings.some(({ field }) => field !== null && field !== undefined && field in draft) ? undefined : (problem.findings[0]?.message ?? problem.detail ?? problem.message));
  const asked: Draft = { rule: rule?.id ?? null, active: draft.active, dimension: draft.dimension, applies: draft.applies, points: points ?? Number.NaN };
  return (
    <Dialog
      wide
      title={rule ? t("change", { name: nameOf(rule) }) : t("new")}
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
      <FormRow label={t("dimension")} hint={t("dimension.words")} error={said("dimension")}>
        {(row) => (
          <Select {...row} value={draft.dimension} onChange={(event) => change({ dimension: event.target.value })}>
            <option value="">{t("choose")}</option>
            {dimensions.map((one) => <option key={one} value={one}>{t(`dimension.${one}`)}</option>)}
          </Select>
        )}
      </FormRow>
      <FormRow label={t("applies")} hint={t("applies.words")} error={said("applies")}>{(row) => <TextArea {...row} rows={3} spellCheck={false} value={draft.applies} onChange={(event) => change({ applies: event.target.value })} />}</FormRow>
      <FormRow label={t("points")} hint={t("points.words")} error={said("points")}>{(row) => <Input {...row} inputMode="numeric" value={draft.points} maxLength={4} onChange={(event) => change({ points: event.target.value })} />}</FormRow>
      <Check label={t("active")} checked={draft.active} onChange={(active) => change({ active })} />
      <Preview draft={asked} />
    </Dialog>
  );
}

function Preview({ draft }: { draft: Draft }) {
  const { t } = useTranslation("scoring");
  const settled = useSettled(JSON.stringify(draft), 400);
  const asked = JSON.parse(settled) as Draft;
  const options = previewQuery(asked);
  const preview = useQuery({ ...options, placeholderData: keepPreviousData });
  if (!options.enabled) return <section className={styles.preview} aria-label={t("preview")}><p className={styles.quiet}>{t("preview.words")}</p></section>;
  const found = preview.data?.rules.find(({ rule }) => rule === asked.rule);
  return (
    <section className={styles.preview} aria-label={t("preview")} aria-live="polite" aria-busy={preview.isFetching}>
      {preview.isPending && <p className={styles.quiet}>{t("preview.counting")}</p>}
      {preview.isError && <p className={styles.fault}>{asProblem(preview.error).message}</p>}
      {found?.fault && <p className={styles.fault}>{t("fault", { reason: found.fault })}</p>}
      {found && found.fault === null && <p>{t("fits", { count: found.fits, number: formatWhole(found.fits, language()) })}</p>}
      {preview.data && <p className={styles.quiet}>{t("preview.moving", { count: preview.data.moving, number: formatWhole(preview.data.moving, language()) })}</p>}
      {preview.data && <Distribution overview={preview.data} compared />}
    </section>
  );
}
