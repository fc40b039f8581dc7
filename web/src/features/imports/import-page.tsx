import { Link, useParams } from "@tanstack/react-router";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { objectQuery } from "@/lib/api/objects";
import { useTranslation } from "react-i18next";
import { SearchX } from "lucide-react";
import { asProblem } from "@/lib/api/problem";
import { ProblemState, State } from "@/ui/state";
import { importQuery, relaxed } from "./api";
import { isBusy } from "./import";
import { Ready } from "./ready";
import { ResultView } from "./run/result-view";
import { RunView } from "./run/run-view";
import { useProgress } from "./use-progress";
import { Waiting } from "@/ui/waiting";

/** One import at its own address, whatever state it is in: one can leave and come back. */
export function ImportPage() {
  const { id } = useParams({ from: "/shell/imports/$id" });
  const queries = useQueryClient();
  const busy = isBusy(queries.getQueryData(importQuery(id).queryKey)?.state ?? "analysed");
  const heard = useProgress(id, busy);
  const asked = useQuery({ ...importQuery(id), ...(heard ? { refetchInterval: relaxed } : {}) });
  const object = asked.data?.object;
  const definition = useQuery({ ...objectQuery(object ?? ""), enabled: object !== undefined });
  if (asked.isPending) return <Waiting />;
  if (asked.isError && asProblem(asked.error).status === 404) return <Absent />;
  if (!asked.data) return <ProblemState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (definition.isPending) return <Waiting />;
  if (!definition.data) return <ProblemState error={definition.error} onRetry={() => void definition.refetch()} />;
  const one = asked.data;
  switch (one.state) {
    case "analysed": return <Ready key={one.id} one={one} definition={definition.data} />;
    case "running":
    case "paused":
    case "undoing": return <RunView one={one} definition={definition.data} lost={asked.isError} />;
    default: return <ResultView one={one} definition={definition.data} />;
  }
}

function Absent() {
  const { t } = useTranslation("imports");
  return <State icon={<SearchX size={22} />} title={t("absent.title")} actions={<Link to="/imports" search={{}}>{t("absent.all")}</Link>}>{t("absent.words")}</State>;
}
