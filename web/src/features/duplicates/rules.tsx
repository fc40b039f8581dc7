import { useState } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Plus } from "lucide-react";
import { asProblem } from "@/lib/api/problem";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Check, FormRow, Select } from "@/ui/form";
import { ProblemState } from "@/ui/state";
import { toast } from "@/ui/toast";
import { keepSettings, resetSettings, settingsQuery, type Settings, type SettingsAnswer } from "./api";
import { RuleLine } from "./rule-line";
import { TraitLine } from "./trait-line";
import { Waiting } from "@/ui/waiting";
import styles from "./rules.module.css";

/** Which fields are compared, what decides by itself, and from when on something is said. */
export function Rules({ object }: { object: string }) {
  const settings = useQuery(settingsQuery(object));
  if (settings.isPending) return <Waiting rows={8} />;
  if (!settings.data) return <ProblemState error={settings.error} onRetry={() => void settings.refetch()} />;
  return <Editor key={settings.dataUpdatedAt} object={object} answer={settings.data} />;
}

function Editor({ object, answer }: { object: string; answer: SettingsAnswer }) {
  const { t } = useTranslation("duplicates");
  const queries = useQueryClient();
  const [draft, setDraft] = useState<Settings>(answer);
  const kept = (fresh: SettingsAnswer) => {
    queries.setQueryData(settingsQuery(object).queryKey, fresh);
    void queries.invalidateQueries({ queryKey: ["duplicates"] });
    toast(t("rules.kept"));
  };
  const keeping = useMutation({ mutationFn: () => keepSettings(object, { traits: draft.traits, rules: draft.rules, sure: draft.sure, maybe: draft.maybe, tellsHidden: draft.tellsHidden, mergesFrom: draft.mergesFrom }), onSuccess: kept });
  const resetting = useMutation({ mutationFn: () => resetSettings(object), onSuccess: kept });
  const failed = keeping.error ?? resetting.error;
  const problem = failed ? asProblem(failed) : undefined;
  const labels = new Map(answer.choices.map(({ field, label }) => [field, say(label)]));
  const free = answer.choices.filter(({ field }) => draft.traits.every((trait) => trait.field !== field));
  const add = (field: string) => {
    const choice = free.find((one) => one.field === field);
    if (choice) setDraft({ ...draft, traits: [...draft.traits, { field, kind: choice.usual, weight: 0 }] });
  };
  return (
    <form className={styles.form} onSubmit={(event) => { event.preventDefault(); if (!keeping.isPending) keeping.mutate(); }} noValidate>
      {problem && (
        <div className={styles.problem} role="alert">
          <p>{problem.detail ?? problem.message}</p>
          <ul>{problem.findings.map((finding) => <li key={finding.message}>{finding.message}</li>)}</ul>
        </div>
      )}
      <section>
        <h2>{t("traits")}</h2>
        <p className={styles.hint}>{t("traits.words")}</p>
        {draft.traits.map((trait, at) => (
          <TraitLine
            key={trait.field}
            trait={trait}
            label={labels.get(trait.field) ?? trait.field}
            onChange={(next) => setDraft({ ...draft, traits: draft.traits.with(at, next) })}
            onRemove={() => setDraft({ ...draft, traits: draft.traits.toSpliced(at, 1), rules: draft.rules.map((rule) => ({ ...rule, fields: rule.fields.filter((field) => field !== trait.field) })) })}
          />
        ))}
        {free.length > 0 && (
          <Select aria-label={t("traits.add")} value="" onChange={(event) => add(event.target.value)} className={styles.add}>
            <option value="">{t("traits.add")}</option>
            {free.map(({ field, label }) => <option key={field} value={field}>{say(label)}</option>)}
          </Select>
        )}
      </section>
      <section>
        <h2>{t("rules")}</h2>
        <p className={styles.hint}>{t("rules.words")}</p>
        {draft.rules.map((rule, at) => (
          <RuleLine
            key={at}
            object={object}
            rule={rule}
            traits={draft.traits.map(({ field }) => ({ field, label: labels.get(field) ?? field, known: answer.traits.some((trait) => trait.field === field) }))}
            onChange={(next) => setDraft({ ...draft, rules: draft.rules.with(at, next) })}
            onRemove={() => setDraft({ ...draft, rules: draft.rules.toSpliced(at, 1) })}
          />
        ))}
        <Button icon={<Plus size={15} />} onClick={() => setDraft({ ...draft, rules: [...draft.rules, { name: "", verdict: "always", fields: [], active: true }] })}>{t("rules.add")}</Button>
      </section>
      <section>
        <h2>{t("limits")}</h2>
        <div className={styles.limits}>
          <Limit name="maybe" value={draft.maybe} onChange={(maybe) => setDraft({ ...draft, maybe })} />
          <Limit name="sure" value={draft.sure} onChange={(sure) => setDraft({ ...draft, sure })} />
        </div>
        <Check label={t("tells")} checked={draft.tellsHidden} onChange={(tellsHidden) => setDraft({ ...draft, tellsHidden })} />
        <Check label={t("merges")} checked={draft.mergesFrom !== null} onChange={(merges) => setDraft({ ...draft, mergesFrom: merges ? Math.max(draft.sure, 0.98) : null })} />
        {draft.mergesFrom !== null && (
          <div className={styles.limits}><Limit name="merges" value={draft.mergesFrom} onChange={(mergesFrom) => setDraft({ ...draft, mergesFrom })} /></div>
        )}
      </section>
      <div className={styles.foot}>
        <Button look="primary" type="submit" busy={keeping.isPending}>{t("rules.keep")}</Button>
        {!answer.shipped && <Button busy={resetting.isPending} onClick={() => resetting.mutate()}>{t("rules.reset")}</Button>}
      </div>
    </form>
  );
}

function Limit({ name, value, onChange }: { name: "sure" | "maybe" | "merges"; value: number; onChange: (value: number) => void }) {
  const { t } = useTranslation("duplicates");
  return (
    <FormRow label={t(`limit.${name}`)} hint={t(`limit.${name}.words`)}>
      {(asked) => (
        <span className={styles.limit}>
          <input {...asked} type="range" min={1} max={100} value={Math.round(value * 100)} onChange={(event) => onChange(Number(event.target.value) / 100)} />
          <output>{Math.round(value * 100)}%</output>
        </span>
      )}
    </FormRow>
  );
}
