import { Suspense, useState } from "react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asText } from "@/fields/kind";
import { kindOf } from "@/fields/registry";
import { objectQuery } from "@/lib/api/objects";
import { asProblem } from "@/lib/api/problem";
import { changeRecord, createRecord, deleteRecord } from "@/lib/api/records";
import type { RecordRow } from "@/lib/api/types";
import { formatWhole } from "@/lib/format/number";
import { language, say } from "@/lib/i18n/i18n";
import { useSettled } from "@/lib/use-settled";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { FormRow } from "@/ui/form";
import { Waiting } from "@/ui/waiting";
import { fitting, nameOf, targetObject, waitingQuery } from "./api";
import styles from "./response.module.css";

interface TargetDialogProps {
  target: RecordRow | undefined;
  /** How many there are; a new one stands behind them. */
  count: number;
  onDone: () => void;
  onClose: () => void;
}

/** A response target, with how many leads that wait now fit it while it is written. */
export function TargetDialog({ target, count, onDone, onClose }: TargetDialogProps) {
  const { t } = useTranslation("response");
  const definition = useQuery(objectQuery(targetObject));
  const [draft, setDraft] = useState<Record<string, unknown>>(target ? {} : { active: true, position: count + 1 });
  const [key] = useState(() => crypto.randomUUID());
  const saving = useMutation({ mutationFn: () => (target ? changeRecord(targetObject, target.id, draft, target.version) : createRecord(targetObject, draft, key)), onSuccess: onDone });
  const removing = useMutation({ mutationFn: (gone: RecordRow) => deleteRecord(targetObject, gone.id), onSuccess: onDone });
  const failed = saving.error ?? removing.error;
  const problem = failed ? asProblem(failed) : undefined;
  const fields = (definition.data?.fields ?? []).filter((field) => !field.system && field.name !== "position");
  const said = (name: string) => problem?.findings.find(({ field }) => field === name)?.message;
  const loose = problem && (problem.findings.some(({ field }) => fields.some(({ name }) => name === field)) ? undefined : (problem.findings[0]?.message ?? problem.detail ?? problem.message));
  const value = (name: string) => (name in draft ? draft[name] : (target?.[name] ?? null));
  return (
    <Dialog
      wide
      title={target ? t("change", { name: nameOf(target) }) : t("new")}
      problem={loose}
      onClose={onClose}
      onSubmit={() => saving.mutate()}
      actions={(
        <>
          {target && <Button look="danger" busy={removing.isPending} onClick={() => removing.mutate(target)}>{t("remove")}</Button>}
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button look="primary" type="submit" busy={saving.isPending}>{t("save")}</Button>
        </>
      )}
    >
      {definition.isPending && <Waiting rows={6} />}
      <Suspense fallback={<Waiting rows={6} />}>
        {fields.map((field) => {
          const { Edit } = kindOf(field);
          return (
            <FormRow key={field.name} label={say(field.label)} hint={field.help ? say(field.help) : undefined} error={said(field.name)}>
              {(asked) => <Edit id={asked.id} label={say(field.label)} field={field} value={value(field.name)} onChange={(next) => setDraft((before) => ({ ...before, [field.name]: next }))} invalid={asked["aria-invalid"] ?? false} describedBy={asked["aria-describedby"]} />}
            </FormRow>
          );
        })}
      </Suspense>
      <Fits applies={asText(value("applies"))} />
    </Dialog>
  );
}

function Fits({ applies }: { applies: string }) {
  const { t } = useTranslation("response");
  const waiting = useQuery(waitingQuery(fitting(useSettled(applies, 400))));
  if (waiting.isError) return <p className={styles.fault} role="status">{asProblem(waiting.error).message}</p>;
  return <p className={styles.quiet} role="status">{waiting.data === undefined ? t("counting") : t("fits", { count: waiting.data, number: formatWhole(waiting.data, language()) })}</p>;
}
