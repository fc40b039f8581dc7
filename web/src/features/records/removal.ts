import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asProblem } from "@/lib/api/problem";
import { batchRecords, deleteRecord, restoreRecord } from "@/lib/api/records";
import type { BatchOperation, BatchResult } from "@/lib/api/types";
import { toast } from "@/ui/toast";
import { dropRecords, refreshRecords } from "./cache";

/** Deleting and restoring, one or many, each with its way back. */
export function useRemoval(object: string) {
  const { t } = useTranslation("records");
  const queries = useQueryClient();
  const complain = (error: unknown) => {
    const problem = asProblem(error);
    toast(problem.detail ?? t("failed", { reason: problem.message }), { tone: "bad" });
  };
  const restore = useMutation({
    mutationFn: (ids: string[]) => run(object, "restore", ids),
    onSuccess: (done) => {
      refreshRecords(queries, object);
      toast(t("restored", { count: done.ids.length }));
    },
    onError: complain,
  });
  const remove = useMutation({
    mutationFn: (ids: string[]) => run(object, "delete", ids),
    onSuccess: (done) => {
      dropRecords(queries, object, new Set(done.ids));
      if (done.refused > 0) toast(t("deleted.some", { count: done.ids.length, refused: done.refused, reason: done.reason }), { tone: "bad" });
      if (done.ids.length > 0) toast(t("deleted", { count: done.ids.length }), { action: { label: t("undo"), run: () => restore.mutate(done.ids) } });
    },
    onError: complain,
  });
  return { remove, restore };
}

interface Done {
  ids: string[];
  refused: number;
  reason: string;
}

/** The server takes ten thousand rows at a time. */
const most = 10_000;

async function run(object: string, operation: Extract<BatchOperation, "delete" | "restore">, ids: string[]): Promise<Done> {
  const [only] = ids;
  if (ids.length === 1 && only !== undefined) {
    await (operation === "delete" ? deleteRecord(object, only) : restoreRecord(object, only));
    return { ids, refused: 0, reason: "" };
  }
  const done: Done = { ids: [], refused: 0, reason: "" };
  for (let from = 0; from < ids.length; from += most) {
    const part = ids.slice(from, from + most);
    collect(done, part, await batchRecords(object, operation, part.map((id) => ({ id }))));
  }
  return done;
}

function collect(done: Done, ids: string[], { outcomes }: BatchResult): void {
  outcomes.forEach((outcome, index) => {
    const id = outcome.id ?? ids[index];
    if (outcome.status !== "rejected" && id !== undefined) done.ids.push(id);
    else {
      done.refused += 1;
      done.reason ||= outcome.findings?.[0]?.message ?? "";
    }
  });
}
