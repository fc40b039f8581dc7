import { useMutation, useQueryClient, type InfiniteData } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asProblem } from "@/lib/api/problem";
import { changeRecord } from "@/lib/api/records";
import type { RecordPage, RecordRow } from "@/lib/api/types";
import { formatDay } from "@/lib/format/time";
import { language } from "@/lib/i18n/i18n";
import { toast } from "@/ui/toast";
import type { Day } from "./days";
import { movedTo, type Entry } from "./source";

interface Move {
  entry: Entry;
  change: Record<string, unknown>;
  words: string;
  /** What it was before, for undo. */
  before: Record<string, unknown> | undefined;
}

type Pages = InfiniteData<RecordPage, null>;

/** Puts entries on other days at once, takes them back when the server refuses, and offers the way back when it did not. */
export function useMove() {
  const { t } = useTranslation("calendar");
  const queries = useQueryClient();
  const put = (object: string, id: string, values: Record<string, unknown>) =>
    queries.setQueriesData<Pages>({ queryKey: ["records", object] }, (data) => data && { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map((row): RecordRow => (row.id === id ? { ...row, ...values } : row)) })) });
  const moving = useMutation({
    mutationFn: ({ entry, change }: Move) => changeRecord(entry.source.definition.name, entry.row.id, change, entry.row.version),
    onMutate: async ({ entry, change }: Move) => {
      const object = entry.source.definition.name;
      await queries.cancelQueries({ queryKey: ["records", object] });
      put(object, entry.row.id, change);
    },
    onSuccess: (saved, { entry, words, before }) => {
      put(entry.source.definition.name, entry.row.id, saved);
      toast(words, before ? { action: { label: t("undo"), run: () => moving.mutate({ entry: { ...entry, row: saved }, change: before, words: t("undone", { name: entry.title }), before: undefined }) } } : {});
    },
    onError: (error, { entry, change }) => {
      const problem = asProblem(error);
      put(entry.source.definition.name, entry.row.id, Object.fromEntries(Object.keys(change).map((name) => [name, entry.row[name]])));
      toast(problem.findings[0]?.message ?? problem.detail ?? t("failed", { reason: problem.message }), { tone: "bad" });
    },
    onSettled: (_saved, _error, { entry }) => {
      const object = entry.source.definition.name;
      for (const key of ["records", "record", "history"]) void queries.invalidateQueries({ queryKey: [key, object] });
    },
  });
  return (entry: Entry, day: Day, minutes?: number) => {
    const change = movedTo(entry, day, minutes);
    const before = Object.fromEntries(Object.keys(change).map((name) => [name, entry.row[name]]));
    if (Object.entries(change).some(([name, value]) => Date.parse(String(value)) !== Date.parse(String(before[name])))) moving.mutate({ entry, change, before, words: t("moved", { name: entry.title, day: formatDay(day, language()) }) });
  };
}
