import { useState } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Plus, Route } from "lucide-react";
import { objectsQuery } from "@/lib/api/objects";
import { asProblem } from "@/lib/api/problem";
import { countRecords, createRecord } from "@/lib/api/records";
import type { ObjectSummary, RecordRow } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { FormRow, Select } from "@/ui/form";
import { Input } from "@/ui/input";
import { ProblemState, State } from "@/ui/state";
import { toast } from "@/ui/toast";
import { modelOf, nameOf, pipelinesQuery, removeStage, reorder, stagesQuery } from "./api";
import { Moves } from "./moves";
import { StageDrawer } from "./stage-drawer";
import { StageList } from "./stage-list";
import styles from "./pipelines.module.css";

/** The ways that deals go, for those who keep them; everybody else may look. */
export function PipelinesPage() {
  const { t } = useTranslation("pipelines");
  const pipelines = useQuery(pipelinesQuery);
  const objects = useQuery(objectsQuery);
  const [chosen, setChosen] = useState<string>();
  const [creating, setCreating] = useState(false);
  if (pipelines.isError) return <ProblemState error={pipelines.error} onRetry={() => void pipelines.refetch()} />;
  if (!pipelines.data || !objects.data) return <div className={styles.loading} role="status" aria-label={t("loading")} />;
  const current = pipelines.data.find(({ id }) => id === chosen) ?? pipelines.data[0];
  const object = (name: string) => objects.data.items.find((one) => one.name === name);
  const labelOf = (name: string) => say(object(name)?.plural ?? { zh: name, en: name });
  const rights = object("pipeline")?.rights;
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <h1 className={styles.title}>{t("title")}</h1>
        {rights?.create && <Button look="primary" icon={<Plus size={16} />} onClick={() => setCreating(true)}>{t("new")}</Button>}
      </header>
      {current === undefined && <State icon={<Route size={22} />} title={t("none")} />}
      <div className={styles.both}>
        <ul className={styles.list} aria-label={t("title")}>
          {pipelines.data.map((pipeline) => (
            <li key={pipeline.id}>
              <button type="button" className={styles.choice} aria-current={pipeline.id === current?.id || undefined} onClick={() => setChosen(pipeline.id)}>
                <strong>{nameOf(pipeline)}</strong>
                <span>{labelOf(modelOf(pipeline))}{pipeline.retired === true && ` · ${t("retired")}`}</span>
              </button>
            </li>
          ))}
        </ul>
        {current && <PipelineView key={current.id} pipeline={current} stage={object("stage")} />}
      </div>
      {creating && <NewPipeline count={pipelines.data.length} labelOf={labelOf} onClose={() => setCreating(false)} onMade={(id) => { setChosen(id); setCreating(false); }} />}
    </div>
  );
}

function PipelineView({ pipeline, stage: object }: { pipeline: RecordRow; stage: ObjectSummary | undefined }) {
  const { t } = useTranslation("pipelines");
  const queries = useQueryClient();
  const stages = useQuery(stagesQuery(pipeline.id));
  const [edited, setEdited] = useState<RecordRow | "new">();
  const [removed, setRemoved] = useState<RecordRow>();
  const fresh = () => queries.invalidateQueries({ queryKey: ["records", "stage"] });
  const ordering = useMutation({ mutationFn: (rows: RecordRow[]) => reorder("stage", rows), onSettled: fresh, onError: (error) => toast(asProblem(error).message, { tone: "bad" }) });
  if (stages.isError) return <ProblemState error={stages.error} onRetry={() => void stages.refetch()} />;
  if (!stages.data) return <div className={styles.loading} role="status" aria-label={t("loading")} />;
  const editable = object?.rights.edit === true;
  return (
    <section className={styles.view} aria-label={nameOf(pipeline)}>
      <h2 className={styles.name}>{nameOf(pipeline)}</h2>
      <StageList stages={ordering.isPending ? ordering.variables : stages.data} editable={editable} onOrder={ordering.mutate} onEdit={setEdited} onRemove={setRemoved} />
      {editable && <Button icon={<Plus size={15} />} onClick={() => setEdited("new")}>{t("stage.new")}</Button>}
      <Moves stages={stages.data} />
      {edited && <StageDrawer pipeline={pipeline} stages={stages.data} stage={edited === "new" ? undefined : edited} onClose={() => setEdited(undefined)} onDone={() => { void fresh(); setEdited(undefined); }} />}
      {removed && <Removal pipeline={pipeline} stages={stages.data} stage={removed} onClose={() => setRemoved(undefined)} onDone={() => { void fresh(); setRemoved(undefined); }} />}
    </section>
  );
}

interface RemovalProps {
  pipeline: RecordRow;
  stages: RecordRow[];
  stage: RecordRow;
  onDone: () => void;
  onClose: () => void;
}

/** A stage with deals asks where they go. */
function Removal({ pipeline, stages, stage, onDone, onClose }: RemovalProps) {
  const { t } = useTranslation("pipelines");
  const model = modelOf(pipeline);
  const others = stages.filter(({ id, retired }) => id !== stage.id && retired !== true);
  const held = useQuery({ queryKey: ["figures", model, "held", stage.id], queryFn: ({ signal }) => countRecords(model, { where: `stage == "${stage.id}"` }, signal) });
  const [target, setTarget] = useState(others[0]?.id ?? "");
  const removing = useMutation({ mutationFn: () => removeStage(model, stage, (held.data ?? 0) > 0 ? target : undefined), onSuccess: onDone });
  const problem = removing.isError ? asProblem(removing.error) : undefined;
  return (
    <Dialog title={t("stage.remove", { name: nameOf(stage) })} problem={problem && (problem.detail ?? problem.message)} onClose={onClose} onSubmit={() => removing.mutate()} actions={<><Button onClick={onClose}>{t("cancel")}</Button><Button look="danger" type="submit" busy={removing.isPending || held.isPending}>{t("remove")}</Button></>}>
      {(held.data ?? 0) > 0
        ? <FormRow label={t("removal.where", { count: held.data ?? 0 })}>{(asked) => <Select {...asked} value={target} onChange={(event) => setTarget(event.target.value)}>{others.map((one) => <option key={one.id} value={one.id}>{nameOf(one)}</option>)}</Select>}</FormRow>
        : <p>{t("removal.empty")}</p>}
    </Dialog>
  );
}

function NewPipeline({ count, labelOf, onMade, onClose }: { count: number; labelOf: (object: string) => string; onMade: (id: string) => void; onClose: () => void }) {
  const { t } = useTranslation("pipelines");
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const [object, setObject] = useState("opportunity");
  const [key] = useState(() => crypto.randomUUID());
  const making = useMutation({
    mutationFn: () => createRecord("pipeline", { name, object, position: count + 1 }, key),
    onSuccess: (row) => { void queries.invalidateQueries({ queryKey: ["records", "pipeline"] }).then(() => onMade(row.id)); },
  });
  const problem = making.isError ? asProblem(making.error) : undefined;
  const noted = problem?.findings.map(({ message }) => message).join(" ") || problem?.detail;
  return (
    <Dialog title={t("new")} onClose={onClose} onSubmit={() => making.mutate()} actions={<><Button onClick={onClose}>{t("cancel")}</Button><Button look="primary" type="submit" busy={making.isPending}>{t("save")}</Button></>}>
      <FormRow label={t("name")} error={noted}>{(asked) => <Input {...asked} value={name} autoFocus onChange={(event) => setName(event.target.value)} />}</FormRow>
      <FormRow label={t("for")}>{(asked) => <Select {...asked} value={object} onChange={(event) => setObject(event.target.value)}>{["opportunity", "quick_order", "project"].map((one) => <option key={one} value={one}>{labelOf(one)}</option>)}</Select>}</FormRow>
    </Dialog>
  );
}
