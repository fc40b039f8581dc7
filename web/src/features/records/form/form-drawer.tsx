import { useId, useState, type FormEvent } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Drawer } from "@/ui/antd/drawer";
import { useTranslation } from "react-i18next";
import { X } from "lucide-react";
import { asProblem } from "@/lib/api/problem";
import { createRecord, type Draft } from "@/lib/api/records";
import type { Field, ObjectDefinition } from "@/lib/api/types";
import { kindOf } from "@/fields/registry";
import { byName } from "@/lib/criteria/clause";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { toast } from "@/ui/toast";
import { keepRecord, refreshRecords } from "../cache";
import { writable } from "../value";
import { keepDraft, keptDraft } from "./draft";
import { FormField } from "./form-field";
import { TwinsHint } from "./twins-hint";
import styles from "./form-drawer.module.css";

interface FormDrawerProps {
  definition: ObjectDefinition;
  given?: Draft;
  onClose: () => void;
}

/** A new record. Closing keeps what was typed; the server says what is wrong, each word at its field. */
export function FormDrawer({ definition, given, onClose }: FormDrawerProps) {
  const { t } = useTranslation("records");
  const form = useId();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [key] = useState(() => crypto.randomUUID());
  const [kept] = useState(() => keptDraft(definition.name));
  const [draft, setDraft] = useState<Draft>({ ...given, ...kept });
  const object = say(definition.label);
  const creating = useMutation({
    mutationFn: () => createRecord(definition.name, written(draft), key),
    onSuccess: (row) => {
      keepDraft(definition.name, undefined);
      keepRecord(queries, definition.name, row);
      refreshRecords(queries, definition.name);
      toast(t("created", { name: String(row[definition.title] ?? object) }), {
        action: { label: t("open"), run: () => void navigate({ to: "/o/$object/$id", params: { object: definition.name, id: row.id } }) },
      });
      onClose();
    },
  });
  const problem = creating.isError ? asProblem(creating.error) : undefined;
  const change = (next: Draft) => {
    setDraft(next);
    keepDraft(definition.name, lasting(next, definition.fields));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!creating.isPending) creating.mutate();
  };
  const known = byName(definition.fields);
  const finding = (name: string) => problem?.findings.find((one) => one.field === name)?.message;
  const elsewhere = problem && (problem.findings.length === 0 ? [problem.detail ?? problem.message] : problem.findings.filter((one) => one.field === null || !known.has(one.field)).map((one) => one.message));
  return (
    <Drawer
      open
      onClose={onClose}
      size={560}
      closable={false}
      title={<span className={styles.title}>{t("create", { object })}<Button look="quiet" icon={<X size={17} />} aria-label={t("form.close")} onClick={onClose} /></span>}
      styles={{ header: { padding: "10px 12px 10px 24px" }, body: { padding: "8px 24px 24px" } }}
      footer={
        <div className={styles.foot}>
          {kept && <Button look="quiet" onClick={() => change({ ...given })}>{t("form.discard")}</Button>}
          <span className={styles.spring} />
          <Button onClick={onClose}>{t("form.cancel")}</Button>
          <Button look="primary" type="submit" form={form} busy={creating.isPending}>{t("form.save")}</Button>
        </div>
      }
    >
      <form id={form} onSubmit={submit} noValidate>
        {kept && <p className={styles.kept} role="note">{t("form.kept")}</p>}
        {elsewhere?.map((words) => <p key={words} className={styles.refused} role="alert">{words}</p>)}
        <TwinsHint object={definition.name} draft={draft} />
        {definition.form.sections.map((section) => {
          const fields = section.fields.flatMap((name) => known.get(name) ?? []).filter((field) => !field.readOnly || field.given === true);
          return fields.length > 0 && (
            <fieldset key={section.label.en + section.label.zh} className={styles.section}>
              <legend>{say(section.label)}</legend>
              <div className={styles.fields}>
                {fields.map((field) => <FormField key={field.name} field={field} value={draft[field.name]} error={finding(field.name)} onChange={(value) => change({ ...draft, [field.name]: value })} />)}
              </div>
            </fieldset>
          );
        })}
      </form>
    </Drawer>
  );
}

function written(draft: Draft): Draft {
  return Object.fromEntries(Object.entries(draft).map(([name, value]) => [name, writable(value)]));
}

/** Secrets are not kept, not even until the tab is closed. */
function lasting(draft: Draft, fields: Field[]): Draft {
  const fleeting = new Set(fields.filter((field) => kindOf(field).fleeting).map((field) => field.name));
  return Object.fromEntries(Object.entries(draft).filter(([name]) => !fleeting.has(name)));
}
