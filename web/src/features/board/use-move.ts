import { useState } from "react";
import { useMutation, useQueryClient, type InfiniteData, type QueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asProblem, type Problem } from "@/lib/api/problem";
import { changeRecord, type Draft } from "@/lib/api/records";
import type { ObjectDefinition, RecordPage, RecordRow } from "@/lib/api/types";
import { toast } from "@/ui/toast";
import { asText } from "@/fields/kind";
import type { Column } from "./columns";

type Pages = InfiniteData<RecordPage, string | null>;

/** A move that is under way, or that the server did not let through. */
export interface Move {
  row: RecordRow;
  from: Column | undefined;
  to: Column;
  change: Draft;
}

export interface Refused {
  move: Move;
  problem: Problem;
}

interface Places {
  /** The key of a column's list in the cache. */
  keyOf: (column: Column) => readonly unknown[];
  /** What a card becomes that is put there. */
  changeTo: (column: Column) => Draft;
}

/** Moves cards at once, takes them back when the server refuses, and offers a way back when it did not. */
export function useMove(definition: ObjectDefinition, { keyOf, changeTo }: Places) {
  const { t } = useTranslation("board");
  const queries = useQueryClient();
  const [refused, setRefused] = useState<Refused>();
  const object = definition.name;
  const moving = useMutation({
    mutationFn: ({ row, change }: Move) => changeRecord(object, row.id, change, row.version),
    onMutate: async (move: Move) => {
      await queries.cancelQueries({ queryKey: ["records", object] });
      const before = queries.getQueriesData<Pages>({ queryKey: ["records", object] });
      shift(queries, keyOf, move);
      return { before };
    },
    onSuccess: (saved, move) => {
      setRefused(undefined);
      replace(queries, object, saved);
      const { from } = move;
      const words = t("moved", { name: asText(move.row[definition.title]), column: move.to.label });
      if (from === undefined) toast(words);
      else toast(words, { action: { label: t("undo"), run: () => moving.mutate({ row: saved, from: move.to, to: from, change: changeTo(from) }) } });
    },
    onError: (error, move, kept) => {
      for (const [key, data] of kept?.before ?? []) queries.setQueryData(key, data);
      const problem = asProblem(error);
      if (problem.findings.some(({ field }) => field !== null && field !== "stage")) setRefused({ move, problem });
      else toast(problem.findings[0]?.message ?? problem.detail ?? t("failed", { reason: problem.message }), { tone: "bad" });
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ["records", object] });
      void queries.invalidateQueries({ queryKey: ["figures", object] });
    },
  });
  return {
    move: (row: RecordRow, from: Column | undefined, to: Column, more: Draft = {}) => moving.mutate({ row, from, to, change: { ...changeTo(to), ...more } }),
    change: (row: RecordRow, column: Column, change: Draft) => moving.mutate({ row, from: undefined, to: column, change }),
    again: (move: Move, more: Draft) => moving.mutate({ ...move, change: { ...move.change, ...more } }),
    refused,
    drop: () => setRefused(undefined),
    isPending: moving.isPending,
  };
}

function shift(queries: QueryClient, keyOf: Places["keyOf"], { row, from, to }: Move): void {
  if (from === undefined || from.key === to.key) return;
  queries.setQueryData<Pages>(keyOf(from), (data) => data && { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.filter(({ id }) => id !== row.id) })) });
  queries.setQueryData<Pages>(keyOf(to), (data) => data && { ...data, pages: data.pages.map((page, index) => (index === 0 ? { ...page, items: [{ ...row, days_in_stage: 0 }, ...page.items] } : page)) });
}

function replace(queries: QueryClient, object: string, saved: RecordRow): void {
  queries.setQueriesData<Pages>({ queryKey: ["records", object] }, (data) => data && { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map((one) => (one.id === saved.id ? { ...one, ...saved } : one)) })) });
  queries.setQueryData(["record", object, saved.id], (old: RecordRow | undefined) => ({ ...old, ...saved }));
  void queries.invalidateQueries({ queryKey: ["history", object, saved.id] });
}
