import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { asProblem } from "@/lib/api/problem";
import type { ObjectDefinition, RecordRow } from "@/lib/api/types";
import { formatMoment } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { ProblemState } from "@/ui/state";
import { toast } from "@/ui/toast";
import { keepRecord, refreshRecords } from "../cache";
import { RecordSkeleton } from "../page/record-skeleton";
import { RecordView } from "../page/record-view";
import { sameValue } from "../value";
import { pastQuery, revertTo } from "./api";
import { Moment } from "./moment";
import { Steps } from "./steps";
import styles from "./past.module.css";

interface PastProps {
  definition: ObjectDefinition;
  row: RecordRow;
  at: string;
}

/** The bar above a record as it was: which moment, the changes to step through, the way back. */
export function PastBar({ definition, row, at }: PastProps) {
  const { t } = useTranslation("records");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const go = (next: string | undefined) => void navigate({ to: "/o/$object/$id", params: { object: definition.name, id: row.id }, search: next === undefined ? {} : { at: next }, replace: true });
  const past = useQuery(pastQuery(definition.name, row.id, at));
  const reverting = useMutation({
    mutationFn: () => revertTo(definition.name, row.id, at, row.version),
    onSuccess: (fresh) => {
      keepRecord(queries, definition.name, fresh);
      refreshRecords(queries, definition.name);
      toast(t("past.reverted", { time: formatMoment(at, language()) }));
      go(undefined);
    },
    onError: (error) => {
      const problem = asProblem(error);
      toast(problem.findings[0]?.message ?? problem.detail ?? problem.message, { tone: "bad" });
      if (problem.code === "record.stale") void queries.invalidateQueries({ queryKey: ["record", definition.name, row.id] });
    },
  });
  const differs = past.data !== undefined && (changed(definition, past.data, row).length > 0 || Boolean(past.data.deleted_at) !== Boolean(row.deleted_at));
  const mayEdit = row._rights?.edit ?? definition.rights.edit;
  return (
    <Moment at={at} words={t("past.record", { time: formatMoment(at, language()) })} onChoose={go} onLeave={() => go(undefined)}>
      <Steps definition={definition} id={row.id} at={at} onChoose={go} />
      {mayEdit && <Button className={styles.revert} busy={reverting.isPending} disabled={!differs} onClick={() => reverting.mutate()}>{t("past.revert")}</Button>}
    </Moment>
  );
}

/** The record as it was, each value that is another today beside today's. */
export function PastView({ definition, row, at }: PastProps) {
  const past = useQuery(pastQuery(definition.name, row.id, at));
  if (past.isPending) return <RecordSkeleton />;
  if (!past.data) return <Absent error={past.error} retry={() => void past.refetch()} />;
  const now = new Map(changed(definition, past.data, row).map((name) => [name, row[name]]));
  return <RecordView definition={definition} row={past.data} now={now} />;
}

/** A moment before the record was made is no fault of anybody. */
function Absent({ error, retry }: { error: unknown; retry: () => void }) {
  const problem = asProblem(error);
  return problem.code === "history.not_yet" ? <p role="status">{problem.detail}</p> : <ProblemState error={error} onRetry={retry} />;
}

/** What people change; that somebody changed something later is told by the bar. */
const traces = new Set(["id", "version", "updated_at", "updated_by", "created_at", "created_by", "deleted_at"]);

function changed({ fields }: ObjectDefinition, past: RecordRow, row: RecordRow): string[] {
  return fields.filter(({ name }) => !traces.has(name) && name in past && name in row && !sameValue(past[name], row[name])).map(({ name }) => name);
}
