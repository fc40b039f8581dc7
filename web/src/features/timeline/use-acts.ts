import { useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asNamed, asReference, isBlank } from "@/fields/kind";
import { changeRecord, createRecord, deleteRecord, restoreRecord, type Draft } from "@/lib/api/records";
import { asProblem } from "@/lib/api/problem";
import { toast } from "@/ui/toast";

/** As the server takes it: records by their ids, blanks as nothing. */
function given(value: unknown): unknown {
  if (isBlank(value)) return null;
  if (Array.isArray(value)) return value.map(given);
  const named = asNamed(value);
  return named ? `${named.object}/${named.id}` : (asReference(value)?.id ?? value);
}

const givenAll = (draft: Draft): Draft => Object.fromEntries(Object.entries(draft).map(([name, value]) => [name, given(value)]));

/** Timelines, and the lists that the activity may stand in. */
function refresh(queries: QueryClient, kind: string): void {
  for (const queryKey of [["timeline"], ["records", kind], ["record", kind], ["home"], ["figures", kind]]) void queries.invalidateQueries({ queryKey });
}

function complain(error: unknown): void {
  const problem = asProblem(error);
  toast(problem.findings[0]?.message ?? problem.detail ?? problem.message, { tone: "bad" });
}

/** Writes something down about a record; sent twice it is made once. */
export function usePost(kind: string, object: string, id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (draft: Draft) => createRecord(kind, { about: `${object}/${id}`, ...givenAll(draft) }, crypto.randomUUID()),
    onSuccess: () => refresh(queries, kind),
  });
}

/** Changes an activity: its text, whether it is pinned, whether it is done. */
export function useChange(kind: string, id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ change, version }: { change: Draft; version?: number }) => changeRecord(kind, id, givenAll(change), version),
    onSuccess: () => refresh(queries, kind),
    onError: complain,
  });
}

/** Into the bin, with the way back for a moment. */
export function useRemove(kind: string, id: string) {
  const { t } = useTranslation("timeline");
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => deleteRecord(kind, id),
    onSuccess: () => {
      refresh(queries, kind);
      toast(t("removed"), { action: { label: t("undo"), run: () => void restoreRecord(kind, id).then(() => refresh(queries, kind), complain) } });
    },
    onError: complain,
  });
}
