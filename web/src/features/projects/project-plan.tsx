import { useState } from "react";
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { CornerDownRight, Pencil, Plus, TriangleAlert } from "lucide-react";
import { kindOf } from "@/fields/registry";
import { objectQuery, objectsQuery } from "@/lib/api/objects";
import { asProblem } from "@/lib/api/problem";
import { changeRecord } from "@/lib/api/records";
import type { Field, ObjectDefinition, RecordRow } from "@/lib/api/types";
import { formatDay } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { ProblemState } from "@/ui/state";
import { toast } from "@/ui/toast";
import { Waiting } from "@/ui/waiting";
import { milestone, stepsQuery } from "./api";
import { MilestoneDialog } from "./milestone-dialog";
import { clashesOf, waitsFor, type Step } from "./steps";
import styles from "./projects.module.css";

/** The milestones of a project in the order in which they can come, and where their days do not fit. */
export function ProjectPlan({ row }: { row: RecordRow }) {
  const { data: objects } = useSuspenseQuery(objectsQuery);
  return objects.items.some(({ name }) => name === milestone) ? <Plan project={row.id} /> : null;
}

function Plan({ project }: { project: string }) {
  const { t } = useTranslation("projects");
  const definition = useQuery(objectQuery(milestone));
  const steps = useQuery(stepsQuery(project));
  const [edited, setEdited] = useState<Step | "new">();
  const failed = [definition, steps].find(({ isError, data }) => isError && !data);
  if (failed) return <ProblemState error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!definition.data || !steps.data) return <Waiting rows={3} />;
  const all = steps.data;
  const done = all.filter(({ state }) => state === "done").length;
  return (
    <section className={styles.plan} aria-label={t("title")}>
      <header className={styles.head}>
        <h2>{t("title")} {all.length > 0 && <span>{t("done", { done, all: all.length })}</span>}</h2>
        {definition.data.rights.create && <Button icon={<Plus size={15} />} onClick={() => setEdited("new")}>{t("new")}</Button>}
      </header>
      {all.length === 0 && <p className={styles.none}>{t("none")}</p>}
      {all.length > 0 && <ol className={styles.steps}>{all.map((step) => <li key={step.id} data-state={step.state}><StepLine definition={definition.data} step={step} steps={all} onEdit={() => setEdited(step)} /></li>)}</ol>}
      {edited && <MilestoneDialog definition={definition.data} project={project} step={edited === "new" ? undefined : edited} steps={all} onClose={() => setEdited(undefined)} />}
    </section>
  );
}

function StepLine({ definition, step, steps, onEdit }: { definition: ObjectDefinition; step: Step; steps: Step[]; onEdit: () => void }) {
  const { t } = useTranslation("projects");
  const spoken = language();
  const state = definition.fields.find(({ name }) => name === "state");
  const mayEdit = step.row._rights?.edit ?? definition.rights.edit;
  const waiting = waitsFor(step, steps);
  const clashes = clashesOf(step, steps);
  return (
    <>
      <div className={styles.line}>
        <Link to="/o/$object/$id" params={{ object: milestone, id: step.id }} className={styles.name}>{step.name}</Link>
        {state && <Shown field={state} value={step.state} />}
        <time dateTime={step.due} className={styles.day} data-bad={clashes.length > 0 || undefined}>{formatDay(step.due, spoken)}</time>
        {mayEdit && <Button look="quiet" icon={<Pencil size={14} />} aria-label={t("change", { name: step.name })} title={t("change.short")} onClick={onEdit} />}
      </div>
      {step.after.length > 0 && (
        <p className={styles.after}>
          <CornerDownRight size={13} aria-hidden="true" />
          {t("after", { names: step.after.map(({ title }) => title).join(t("comma")) })}
          {waiting.length > 0 && step.state !== "done" && <span>{t("waits", { count: waiting.length })}</span>}
        </p>
      )}
      {clashes.length > 0 && <Clash step={step} clashes={clashes} mayEdit={mayEdit} />}
    </>
  );
}

function Shown({ field, value }: { field: Field; value: string }) {
  const { Show } = kindOf(field);
  return <Show value={value} field={field} place="list" />;
}

/** Which of those before ends too late, and the first day that would fit. */
function Clash({ step, clashes, mayEdit }: { step: Step; clashes: Step[]; mayEdit: boolean }) {
  const { t } = useTranslation("projects");
  const queries = useQueryClient();
  const spoken = language();
  const fits = clashes.map(({ end }) => end).toSorted().at(-1) ?? step.due;
  const moving = useMutation({
    mutationFn: () => changeRecord(milestone, step.id, { due: fits }, step.row.version),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ["records", milestone] }),
    onError: (error) => toast(asProblem(error).message, { tone: "bad" }),
  });
  return (
    <p className={styles.clash}>
      <TriangleAlert size={14} aria-hidden="true" />
      <span>{clashes.map((one) => t("clash", { name: one.name, day: formatDay(one.end, spoken) })).join(t("comma"))}</span>
      {mayEdit && <Button look="quiet" busy={moving.isPending} onClick={() => moving.mutate()}>{t("move", { day: formatDay(fits, spoken) })}</Button>}
    </p>
  );
}
