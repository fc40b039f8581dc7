import { useState } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { asProblem } from "@/lib/api/problem";
import { changeRecord } from "@/lib/api/records";
import type { Change, Field, ObjectDefinition } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { kindOf } from "@/fields/registry";
import { Confirm } from "@/ui/confirm";
import { toast } from "@/ui/toast";
import { keepRecord, refreshRecords } from "../cache";
import { writable } from "../value";
import { takeBack, type Taken } from "./api";
import styles from "./past.module.css";

const complain = (error: unknown) => {
  const problem = asProblem(error);
  toast(problem.findings[0]?.message ?? problem.detail ?? problem.message, { tone: "bad" });
};

/** What can be done from one change: look at the record as it was then, or take the change back. */
export function ChangeActs({ definition, id, change }: { definition: ObjectDefinition; id: string; change: Change }) {
  const { t } = useTranslation("records");
  const queries = useQueryClient();
  const [plan, setPlan] = useState<Taken>();
  const planning = useMutation({ mutationFn: () => takeBack(change.change, true), onSuccess: setPlan, onError: complain });
  const taking = useMutation({
    mutationFn: () => takeBack(change.change, false),
    onSuccess: (taken) => {
      setPlan(undefined);
      refreshRecords(queries, definition.name);
      toast(taken.kept.length > 0 ? t("past.taken.kept", { count: taken.removed + taken.reverted, kept: taken.kept.length }) : t("past.taken", { count: taken.removed + taken.reverted }));
    },
    onError: complain,
  });
  // An import is taken back as a whole on its own page, which the entry links to; a merge on the record that it made.
  const mayTake = definition.rights.edit && !["import", "merge", "unmerge"].includes(change.cause.kind);
  const count = plan ? plan.removed + plan.reverted : 0;
  return (
    <div className={styles.acts}>
      <Link to="/o/$object/$id" params={{ object: definition.name, id }} search={{ at: change.at }} className={styles.act}>{t("past.look")}</Link>
      {mayTake && <button type="button" className={styles.act} disabled={planning.isPending} onClick={() => planning.mutate()}>{t("past.take")}</button>}
      {plan && (
        <Confirm title={count === 0 ? t("past.take.none") : t("past.take.title", { count })} action={t("past.take.run")} calm busy={taking.isPending} onConfirm={() => (count === 0 ? setPlan(undefined) : taking.mutate())} onCancel={() => setPlan(undefined)}>
          {plan.kept.length > 0 ? t("past.take.kept", { count: plan.kept.length }) : t("past.take.words")}
        </Confirm>
      )}
    </div>
  );
}

/** One field back to what it was before a change, as any other edit. */
export function FieldBack({ definition, id, field, from }: { definition: ObjectDefinition; id: string; field: Field; from: unknown }) {
  const { t } = useTranslation("records");
  const queries = useQueryClient();
  const back = useMutation({
    mutationFn: () => changeRecord(definition.name, id, { [field.name]: writable(from) }),
    onSuccess: (row) => {
      keepRecord(queries, definition.name, row);
      toast(t("past.field.done", { field: say(field.label) }));
    },
    onError: complain,
  });
  // What is told masked cannot be written back.
  if (field.readOnly || kindOf(field).fleeting || !definition.rights.edit) return null;
  return <button type="button" className={styles.act} disabled={back.isPending} onClick={() => back.mutate()} aria-label={t("past.field", { field: say(field.label) })}>{t("past.field.short")}</button>;
}
