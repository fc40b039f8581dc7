import { Suspense, useState } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asText } from "@/fields/kind";
import { kindOf } from "@/fields/registry";
import { objectQuery } from "@/lib/api/objects";
import { asProblem } from "@/lib/api/problem";
import { changeRecord, createRecord, deleteRecord } from "@/lib/api/records";
import type { RecordRow } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { useSettled } from "@/lib/use-settled";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { FormRow } from "@/ui/form";
import { Waiting } from "@/ui/waiting";
import { fulfilledQuery } from "./api";
import styles from "./scoring.module.css";

/** A scoring rule, with how many leads fulfil it while it is written. */
export function ScoreRuleDialog({ row, given, onClose }: { row: RecordRow | undefined; given: Record<string, unknown>; onClose: () => void }) {
  const { t } = useTranslation("scoring");
  const queries = useQueryClient();
  const definition = useQuery(objectQuery("score_rule"));
  const [draft, setDraft] = useState<Record<string, unknown>>({});
  const [key] = useState(() => crypto.randomUUID());
  const done = () => void queries.invalidateQueries({ queryKey: ["records", "score_rule"] }).then(onClose);
  const saving = useMutation({ mutationFn: () => (row ? changeRecord("score_rule", row.id, draft, row.version) : createRecord("score_rule", { ...given, ...draft }, key)), onSuccess: done });
  const removing = useMutation({ mutationFn: (gone: RecordRow) => deleteRecord("score_rule", gone.id), onSuccess: done });
  const failed = saving.error ?? removing.error;
  const problem = failed ? asProblem(failed) : undefined;
  const said = (name: string) => problem?.findings.find(({ field }) => field === name)?.message;
  const value = (name: string) => (name in draft ? draft[name] : (row?.[name] ?? given[name] ?? null));
  const applies = useSettled(asText(value("applies")).trim(), 400);
  const count = useQuery({ ...fulfilledQuery(applies), enabled: applies !== "" });
  const hint = applies === "" ? undefined : count.data === undefined ? undefined : t("fulfilled", { count: count.data });
  return (
    <Dialog
      wide
      title={row ? t("change", { name: asText(row.name) }) : t("new")}
      problem={problem && problem.findings.length === 0 ? (problem.detail ?? problem.message) : undefined}
      onClose={onClose}
      onSubmit={() => saving.mutate()}
      actions={(
        <>
          {row && <Button look="danger" busy={removing.isPending} onClick={() => removing.mutate(row)}>{t("remove")}</Button>}
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button look="primary" type="submit" busy={saving.isPending}>{t("save")}</Button>
        </>
      )}
    >
      {definition.isPending && <Waiting rows={6} />}
      <Suspense fallback={<Waiting rows={6} />}>
        {(definition.data?.fields ?? []).filter((field) => !field.system && field.name !== "position").map((field) => {
          const { Edit } = kindOf(field);
          return (
            <FormRow key={field.name} label={say(field.label)} hint={field.name === "applies" ? (hint ?? say(field.help)) : say(field.help)} error={said(field.name)}>
              {(asked) => <Edit id={asked.id} label={say(field.label)} field={field} value={value(field.name)} onChange={(next) => setDraft((before) => ({ ...before, [field.name]: next }))} invalid={asked["aria-invalid"] ?? false} describedBy={asked["aria-describedby"]} />}
            </FormRow>
          );
        })}
      </Suspense>
      <p className={styles.quiet} role="status">{count.isError ? t("unreadable") : hint}</p>
    </Dialog>
  );
}
