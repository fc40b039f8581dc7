import { useMemo, useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Columns3 } from "lucide-react";
import { asText } from "@/fields/kind";
import type { Field, RecordRow } from "@/lib/api/types";
import { language, say } from "@/lib/i18n/i18n";
import { Check, Select } from "@/ui/form";
import { ProblemState, State } from "@/ui/state";
import { pipelinesQuery, stagesQuery } from "./api";
import { both, boardFields, columnsOfChoices, columnsOfStages, factsOf, isStage } from "./columns";
import type { BoardProps } from "./lanes";
import { PastBoard } from "./past-board";
import { Swimlanes } from "./swimlanes";
import styles from "./board.module.css";

/** Records as cards in columns: deals by their stage, others by a selection. */
export function Board({ definition, where, q }: BoardProps) {
  const { t } = useTranslation("board");
  const fields = boardFields(definition);
  const [chosen, setChosen] = useState<string>();
  const field = fields.find(({ name }) => name === chosen) ?? fields[0];
  if (field === undefined) return <State icon={<Columns3 size={22} />} title={t("none", { objects: say(definition.plural) })}>{t("none.words")}</State>;
  const by = fields.length > 1 && (
    <label className={styles.pick}>
      {t("by")}
      <Select value={field.name} onChange={(event) => setChosen(event.target.value)}>
        {fields.map((one) => <option key={one.name} value={one.name}>{say(one.label)}</option>)}
      </Select>
    </label>
  );
  return isStage(field)
    ? <StageBoard key={field.name} definition={definition} field={field} where={where} q={q} by={by} />
    : <Swimlanes key={field.name} definition={definition} field={field} columns={columnsOfChoices(field, language())} where={where} q={q} bar={by} />;
}

/** Which pipeline: the first, until another is chosen. */
function StageBoard({ definition, field, where, q, by }: BoardProps & { field: Field; by: React.ReactNode }) {
  const { t } = useTranslation("board");
  const pipelines = useQuery(pipelinesQuery(definition.name));
  const [chosen, setChosen] = useState<string>();
  const [replays, setReplays] = useState(false);
  const usable = (pipelines.data ?? []).filter(({ retired }) => retired !== true);
  const pipeline = usable.find(({ id }) => id === chosen) ?? usable[0];
  const stages = useQuery(stagesQuery(pipeline?.id));
  const columns = useMemo(() => columnsOfStages(stages.data ?? [], field, language()), [stages.data, field]);
  const failed = pipelines.error ?? stages.error;
  if (failed) return <ProblemState error={failed} onRetry={() => void Promise.all([pipelines.refetch(), stages.refetch()])} />;
  if (pipelines.isPending || (pipeline !== undefined && stages.isPending)) return <div className={styles.loading} role="status" aria-label={t("loading")} />;
  if (pipeline === undefined) return <State icon={<Columns3 size={22} />} title={t("noPipeline")}>{t("noPipeline.words")}</State>;
  const bar = (
    <>
      {usable.length > 1 && (
        <label className={styles.pick}>
          {t("pipeline")}
          <Select value={pipeline.id} onChange={(event) => setChosen(event.target.value)}>
            {usable.map((one) => <option key={one.id} value={one.id}>{nameOf(one)}</option>)}
          </Select>
        </label>
      )}
      {!replays && by}
      <Check label={t("past")} checked={replays} onChange={setReplays} />
    </>
  );
  if (replays) return <PastBoard key={pipeline.id} definition={definition} pipeline={pipeline.id} facts={factsOf(definition)} where={where} q={q} bar={bar} />;
  // Deals that were given up stay out, unless somebody asks for them.
  const open = where?.includes("status") === true ? undefined : "status != \"lost\"";
  return <Swimlanes key={pipeline.id} definition={definition} field={field} columns={columns} where={both(where, open)} conversion={{ pipeline: pipeline.id, where }} q={q} bar={bar} />;
}

const nameOf = (row: RecordRow): string => asText(language() === "en" && asText(row.name_en) !== "" ? row.name_en : row.name);
