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
import styles from "./allocation.module.css";

interface RuleDialogProps {
  object: "allocation_rule" | "allocation_profile";
  row: RecordRow | undefined;
  /** What a new one has from the beginning and is not asked for. */
  given: Record<string, unknown>;
  onDone: () => void;
  onClose: () => void;
}

const parts = {
  allocation_rule: {
    what: ["name", "active", "applies", "pool"],
    who: ["people", "departments", "roles"],
    how: ["strategy", "considers", "capacity", "counted"],
    accept: ["accept_minutes", "escalates_to", "passes", "responsible", "description"],
  },
  allocation_profile: {
    what: ["person", "paused", "most_leads", "most_accounts"],
    who: ["regions", "industries", "languages"],
    hours: ["work_days", "works_from", "works_to", "note"],
  },
};

/** A rule, or what somebody takes, by the fields of its object in their parts. */
export function RuleDialog({ object, row, given, onDone, onClose }: RuleDialogProps) {
  const { t } = useTranslation("allocation");
  const queries = useQueryClient();
  const definition = useQuery(objectQuery(object));
  const [draft, setDraft] = useState<Record<string, unknown>>({});
  const [key] = useState(() => crypto.randomUUID());
  const done = () => void queries.invalidateQueries({ queryKey: ["records", object] }).then(onDone);
  const saving = useMutation({ mutationFn: () => (row ? changeRecord(object, row.id, draft, row.version) : createRecord(object, { ...given, ...draft }, key)), onSuccess: done });
  const removing = useMutation({ mutationFn: (gone: RecordRow) => deleteRecord(object, gone.id), onSuccess: done });
  const failed = saving.error ?? removing.error;
  const problem = failed ? asProblem(failed) : undefined;
  const said = (name: string) => problem?.findings.find(({ field }) => field === name)?.message;
  const fields = new Map((definition.data?.fields ?? []).filter((field) => !field.system && !field.readOnly).map((field) => [field.name, field]));
  const loose = problem?.findings.filter(({ field }) => !fields.has(field ?? "")).map(({ message }) => message).join(" ");
  return (
    <Dialog
      wide
      title={row ? t("change", { name: String(row.name ?? "") }) : t(`new.${object}`)}
      problem={problem && (problem.findings.length === 0 ? (problem.detail ?? problem.message) : loose || undefined)}
      onClose={onClose}
      onSubmit={() => saving.mutate()}
      actions={(
        <>
          {row && <Button look="danger" busy={removing.isPending} onClick={() => removing.mutate(row)}>{t("remove")}</Button>}
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button look="primary" type="submit" busy={saving.isPending}>{t("save")}</Button>
        </>
      )}
    >
      {definition.isPending && <Waiting rows={6} />}
      <Suspense fallback={<Waiting rows={6} />}>
        {definition.data && Object.entries(parts[object]).map(([part, names]) => (
          <fieldset key={part} className={styles.part}>
            <legend>{t(`part.${object === "allocation_rule" ? "" : "person."}${part}`)}</legend>
            {names.flatMap((name) => fields.get(name) ?? []).map((field) => (
              <FormRow key={field.name} label={say(field.label)} hint={say(field.help)} error={said(field.name)}>
                {(asked) => <Edit asked={asked} field={field} value={field.name in draft ? draft[field.name] : (row?.[field.name] ?? given[field.name] ?? null)} onChange={(value) => setDraft((before) => ({ ...before, [field.name]: value }))} />}
              </FormRow>
            ))}
          </fieldset>
        ))}
      </Suspense>
    </Dialog>
  );
}

function Edit({ asked, field, value, onChange }: { asked: { id: string; "aria-invalid"?: true; "aria-describedby"?: string }; field: Field; value: unknown; onChange: (value: unknown) => void }) {
  const { Edit: Input } = kindOf(field);
  return <Input id={asked.id} label={say(field.label)} field={field} value={value} onChange={onChange} invalid={asked["aria-invalid"] ?? false} describedBy={asked["aria-describedby"]} />;
}
