import { useState } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asProblem } from "@/lib/api/problem";
import { changeRecord, readRecord } from "@/lib/api/records";
import type { Field, Finding, ObjectDefinition, RecordRow } from "@/lib/api/types";
import { toast } from "@/ui/toast";
import { keepRecord } from "../cache";
import { sameValue, writable } from "../value";

type Outcome = { kind: "saved"; row: RecordRow } | { kind: "conflict"; theirs: RecordRow };

/** Saves one field on the version that was seen. Two people changing different fields do not disturb each other. */
export function useFieldSave(definition: ObjectDefinition, field: Field, row: RecordRow) {
  const { t } = useTranslation("records");
  const queries = useQueryClient();
  const [conflict, setConflict] = useState<RecordRow>();
  const write = (value: unknown, version: number) => changeRecord(definition.name, row.id, { [field.name]: writable(value) }, version);

  const attempt = async (value: unknown, base: RecordRow): Promise<Outcome> => {
    try {
      return { kind: "saved", row: await write(value, base.version) };
    } catch (error) {
      if (asProblem(error).code !== "record.stale") throw error;
      const theirs = await readRecord(definition.name, row.id);
      return sameValue(theirs[field.name], base[field.name]) || sameValue(theirs[field.name], value) ? attempt(value, theirs) : { kind: "conflict", theirs };
    }
  };
  const mutation = useMutation({
    mutationFn: ({ value, base }: { value: unknown; base: RecordRow }) => attempt(value, base),
    onSuccess: (outcome) => {
      setConflict(outcome.kind === "conflict" ? outcome.theirs : undefined);
      if (outcome.kind === "saved") keepRecord(queries, definition.name, outcome.row);
      else void queries.invalidateQueries({ queryKey: ["history", definition.name, row.id] });
    },
    onError: (error) => {
      const problem = asProblem(error);
      if (problem.findings.length === 0) toast(problem.detail ?? t("failed", { reason: problem.message }), { tone: "bad" });
    },
  });
  const problem = mutation.isError ? asProblem(mutation.error) : undefined;
  const findings: Finding[] = problem ? problem.findings.filter((one) => one.field === field.name || one.field === null) : [];
  return {
    isPending: mutation.isPending,
    isError: mutation.isError,
    findings,
    conflict,
    mutate: (value: unknown, options: { onSuccess: (outcome: Outcome) => void }) => mutation.mutate({ value, base: row }, options),
    takeTheirs: () => {
      if (conflict) keepRecord(queries, definition.name, conflict);
    },
    insist: (value: unknown, done: () => void) =>
      conflict && mutation.mutate({ value, base: conflict }, { onSuccess: (outcome) => outcome.kind === "saved" && done() }),
    reset: () => {
      setConflict(undefined);
      mutation.reset();
    },
  };
}
