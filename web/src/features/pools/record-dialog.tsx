import { Suspense, useState } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { kindOf } from "@/fields/registry";
import { objectQuery } from "@/lib/api/objects";
import { asProblem } from "@/lib/api/problem";
import { changeRecord, createRecord, deleteRecord } from "@/lib/api/records";
import type { Field, RecordRow } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { FormRow } from "@/ui/form";
import { Waiting } from "@/ui/waiting";

interface RecordDialogProps {
  object: string;
  row: RecordRow | undefined;
  /** What a new one has from the beginning and is not asked for. */
  given: Record<string, unknown>;
  onDone: (row: RecordRow) => void;
  onClose: () => void;
}

/** A record of the pools' configuration, by the fields of its object. */
export function RecordDialog({ object, row, given, onDone, onClose }: RecordDialogProps) {
  const { t } = useTranslation("pools");
  const queries = useQueryClient();
  const definition = useQuery(objectQuery(object));
  const [draft, setDraft] = useState<Record<string, unknown>>({});
  const [key] = useState(() => crypto.randomUUID());
  const fresh = () => queries.invalidateQueries({ queryKey: ["records", object] }).then(() => queries.invalidateQueries({ queryKey: ["pools"] }));
  const saving = useMutation({
    mutationFn: () => (row ? changeRecord(object, row.id, draft, row.version) : createRecord(object, { ...given, ...draft }, key)),
    onSuccess: (saved) => void fresh().then(() => onDone(saved)),
  });
  const removing = useMutation({ mutationFn: (gone: RecordRow) => deleteRecord(object, gone.id).then(() => gone), onSuccess: (gone) => void fresh().then(() => onDone(gone)) });
  const failed = saving.error ?? removing.error;
  const problem = failed ? asProblem(failed) : undefined;
  const said = (name: string) => problem?.findings.find(({ field }) => field === name)?.message;
  const fields = (definition.data?.fields ?? []).filter((field) => !field.system && !field.readOnly && field.name !== "pool");
  const known = new Set(fields.map(({ name }) => name));
  const loose = problem?.findings.filter(({ field }) => !known.has(field ?? "")).map(({ message }) => message).join(" ");
  return (
    <Dialog
      wide
      title={row ? t("change", { name: String(row.name ?? "") }) : t(`new.${object}`)}
      problem={problem && (problem.findings.length === 0 ? (problem.detail ?? problem.message) : loose || undefined)}
      onClose={onClose}
      onSubmit={() => saving.mutate()}
      actions={(
        <>
          {row && object !== "pool" && <Button look="danger" busy={removing.isPending} onClick={() => removing.mutate(row)}>{t("remove")}</Button>}
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button look="primary" type="submit" busy={saving.isPending}>{t("save")}</Button>
        </>
      )}
    >
      {definition.isPending && <Waiting rows={6} />}
      <Suspense fallback={<Waiting rows={6} />}>
        {fields.filter(({ name }) => !(row && object === "pool" && name === "object")).map((field) => (
          <FormRow key={field.name} label={say(field.label)} hint={say(field.help)} error={said(field.name)}>
            {(asked) => <Edit asked={asked} field={field} value={field.name in draft ? draft[field.name] : (row?.[field.name] ?? given[field.name] ?? null)} onChange={(value) => setDraft((before) => ({ ...before, [field.name]: value }))} />}
          </FormRow>
        ))}
      </Suspense>
    </Dialog>
  );
}

function Edit({ asked, field, value, onChange }: { asked: { id: string; "aria-invalid"?: true; "aria-describedby"?: string }; field: Field; value: unknown; onChange: (value: unknown) => void }) {
  const { Edit: Input } = kindOf(field);
  return <Input id={asked.id} label={say(field.label)} field={field} value={value} onChange={onChange} invalid={asked["aria-invalid"] ?? false} describedBy={asked["aria-describedby"]} />;
}
