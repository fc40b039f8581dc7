import { useState } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { objectQuery } from "@/lib/api/objects";
import { asProblem } from "@/lib/api/problem";
import type { Field, ObjectDefinition } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { FormRow, Select } from "@/ui/form";
import { ProblemState } from "@/ui/state";
import { toast } from "@/ui/toast";
import { fieldRules, keepSurvivorship, survivorRules, survivorshipQuery, type Survivorship } from "./runs-api";
import { Waiting } from "@/ui/waiting";
import styles from "./rules.module.css";

/** Which record survives a merge and which values, until somebody chooses otherwise. */
export function Survival({ object }: { object: string }) {
  const rules = useQuery(survivorshipQuery(object));
  const definition = useQuery(objectQuery(object));
  if (rules.isPending || definition.isPending) return <Waiting rows={6} />;
  if (!rules.data || !definition.data) return <ProblemState error={rules.error ?? definition.error} onRetry={() => void rules.refetch()} />;
  return <Editor key={rules.dataUpdatedAt} definition={definition.data} answer={rules.data} />;
}

const several = new Set(["multi_select", "tags", "references"]);
const rulesOf = (field: Field) => fieldRules.filter((rule) => rule !== "union" || several.has(field.type));

function Editor({ definition, answer }: { definition: ObjectDefinition; answer: Survivorship }) {
  const { t } = useTranslation("duplicates");
  const queries = useQueryClient();
  const [draft, setDraft] = useState(answer);
  const keeping = useMutation({
    mutationFn: () => keepSurvivorship(definition.name, draft),
    onSuccess: (fresh) => {
      queries.setQueryData(survivorshipQuery(definition.name).queryKey, fresh);
      toast(t("rules.kept"));
    },
  });
  const fields = definition.fields.filter((field) => !field.readOnly && !field.system);
  const sources = fields.filter(({ type }) => type === "select");
  const source = sources.find(({ name }) => name === draft.trust.field);
  const set = (name: string, rule: string) => {
    const { [name]: _, ...others } = draft.fields;
    setDraft({ ...draft, fields: rule === "" ? others : { ...others, [name]: rule } });
  };
  return (
    <form className={styles.form} onSubmit={(event) => { event.preventDefault(); if (!keeping.isPending) keeping.mutate(); }} noValidate>
      {keeping.error && <div className={styles.problem} role="alert"><p>{asProblem(keeping.error).message}</p></div>}
      <section>
        <h2>{t("survival")}</h2>
        <p className={styles.hint}>{t("survival.words")}</p>
        <FormRow label={t("survival.record")}>
          {(asked) => <Select {...asked} value={draft.survivor} onChange={(event) => setDraft({ ...draft, survivor: event.target.value })}>{survivorRules.map((rule) => <option key={rule} value={rule}>{t(`survival.record.${rule}`)}</option>)}</Select>}
        </FormRow>
        <FormRow label={t("survival.fallback")}>
          {(asked) => <Select {...asked} value={draft.fallback} onChange={(event) => setDraft({ ...draft, fallback: event.target.value })}>{fieldRules.filter((rule) => rule !== "union").map((rule) => <option key={rule} value={rule}>{t(`survival.rule.${rule}`)}</option>)}</Select>}
        </FormRow>
        <FormRow label={t("survival.source")} hint={t("survival.source.words")}>
          {(asked) => (
            <Select {...asked} value={draft.trust.field ?? ""} onChange={(event) => setDraft({ ...draft, trust: { field: event.target.value || null, order: [] } })}>
              <option value="">{t("survival.source.none")}</option>
              {sources.map((field) => <option key={field.name} value={field.name}>{say(field.label)}</option>)}
            </Select>
          )}
        </FormRow>
        {source && <Trusted field={source} order={draft.trust.order} onChange={(order) => setDraft({ ...draft, trust: { field: source.name, order } })} />}
      </section>
      <section>
        <h2>{t("survival.fields")}</h2>
        {fields.map((field) => (
          <FormRow key={field.name} label={say(field.label)}>
            {(asked) => (
              <Select {...asked} value={draft.fields[field.name] ?? ""} onChange={(event) => set(field.name, event.target.value)}>
                <option value="">{t(several.has(field.type) ? "survival.rule.union" : "survival.usual")}</option>
                {rulesOf(field).map((rule) => <option key={rule} value={rule}>{t(`survival.rule.${rule}`)}</option>)}
              </Select>
            )}
          </FormRow>
        ))}
      </section>
      <div className={styles.foot}><Button look="primary" type="submit" busy={keeping.isPending}>{t("rules.keep")}</Button></div>
    </form>
  );
}

/** Choices in the order in which they are believed; the first most. */
function Trusted({ field, order, onChange }: { field: Field; order: string[]; onChange: (order: string[]) => void }) {
  const { t } = useTranslation("duplicates");
  const choices = field.choices ?? [];
  const label = (value: string) => {
    const found = choices.find((choice) => choice.value === value);
    return found ? say(found.label) : value;
  };
  const left = choices.filter(({ value }) => !order.includes(value));
  return (
    <div className={styles.trusted} role="group" aria-label={t("survival.order")}>
      {order.map((value, at) => <Button key={value} look="quiet" title={t("survival.order.drop")} onClick={() => onChange(order.toSpliced(at, 1))}>{at + 1}. {label(value)}</Button>)}
      {left.length > 0 && (
        <Select aria-label={t("survival.order.add")} value="" onChange={(event) => onChange([...order, event.target.value])}>
          <option value="">{t("survival.order.add")}</option>
          {left.map(({ value }) => <option key={value} value={value}>{label(value)}</option>)}
        </Select>
      )}
    </div>
  );
}
