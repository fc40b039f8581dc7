import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { changeRecord, createRecord, listRecords, type Draft } from "@/lib/api/records";
import { asProblem } from "@/lib/api/problem";
import type { RecordPage, RecordRow } from "@/lib/api/types";
import { formatMoment } from "@/lib/format/time";
import { toast } from "@/ui/toast";

/** In the shape of a list, so that live news find it. */
const onePage = (page: RecordPage) => ({ pages: [page], pageParams: [null] });
const rows = (data: { pages: RecordPage[] }): RecordRow[] => data.pages.flatMap((page) => page.items);

export const openQuery = queryOptions({
  queryKey: ["records", "task", { mine: "open" }],
  queryFn: async ({ signal }) => onePage(await listRecords("task", { where: 'assignee == me() && state == "open"', sort: "due,created_at", limit: 500 }, signal)),
  select: rows,
});

export const doneQuery = queryOptions({
  queryKey: ["records", "task", { mine: "done" }],
  queryFn: async ({ signal }) => onePage(await listRecords("task", { where: 'assignee == me() && state == "done"', sort: "-done_at", limit: 30 }, signal)),
  select: rows,
});

/** The day where the reader lives. */
export const todayHere = (): string => formatMoment(new Date().toISOString(), "zh").slice(0, 10);

function complain(error: unknown): void {
  const problem = asProblem(error);
  toast(problem.findings[0]?.message ?? problem.detail ?? problem.message, { tone: "bad" });
}

/** Tasks are made, finished and put off; every list that shows them follows. */
export function useTasks() {
  const { t } = useTranslation("tasks");
  const queries = useQueryClient();
  const refresh = () => { for (const queryKey of [["records", "task"], ["timeline"]]) void queries.invalidateQueries({ queryKey }); };
  const adding = useMutation({ mutationFn: (draft: Draft) => createRecord("task", draft, crypto.randomUUID()), onSuccess: refresh, onError: complain });
  const changing = useMutation({ mutationFn: ({ id, change }: { id: string; change: Draft }) => changeRecord("task", id, change), onSuccess: refresh, onError: complain });
  const finish = (task: RecordRow) =>
    changing.mutate({ id: task.id, change: { state: task.state === "done" ? "open" : "done" } }, {
      onSuccess: () => {
        if (task.state !== "done") toast(t("finished", { name: String(task.name) }), { action: { label: t("undo"), run: () => changing.mutate({ id: task.id, change: { state: "open" } }) } });
      },
    });
  return { adding, changing, finish };
}
