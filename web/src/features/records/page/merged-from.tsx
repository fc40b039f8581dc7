import { useState } from "react";
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Undo2 } from "lucide-react";
import { api } from "@/lib/api/client";
import { objectsQuery } from "@/lib/api/objects";
import { asProblem } from "@/lib/api/problem";
import type { Finding, ObjectDefinition, Reference } from "@/lib/api/types";
import { byName } from "@/lib/criteria/clause";
import { formatNumber } from "@/lib/format/number";
import { formatAgo, formatMoment } from "@/lib/format/time";
import { language, say } from "@/lib/i18n/i18n";
import { wordsOf } from "@/fields/registry";
import { Confirm } from "@/ui/confirm";
import { toast } from "@/ui/toast";
import { refreshRecords } from "../cache";
import styles from "./merged-from.module.css";

interface Merge {
  id: string;
  merged: Reference[];
  at: string;
  by: Reference | null;
}

interface Undone {
  restored: Reference[];
  moved: { object: string; count: number }[];
  /** Fields that somebody changed since. */
  kept: { object: string; record: Reference; field: string; now: unknown; before: unknown }[];
  /** What stands in the way. */
  blocked: Finding[];
}

const mergesQuery = (object: string, id: string) =>
  queryOptions({
    queryKey: ["merges", object, id],
    queryFn: ({ signal }) => api.get("/records/{object}/{id}/merges", { path: { object, id }, signal }) as Promise<{ items: Merge[] }>,
  });

const undoMerge = (id: string, plan: boolean) => api.post("/merges/{id}/undo", { path: { id }, body: { plan } }) as Promise<Undone>;

const complain = (error: unknown) => toast(asProblem(error).detail ?? asProblem(error).message, { tone: "bad" });

/** The records that became part of this one, each with its past and the way back. Nothing is said of a record that was never merged. */
export function MergedFrom({ definition, id }: { definition: ObjectDefinition; id: string }) {
  const { t } = useTranslation("records");
  const merges = useQuery(mergesQuery(definition.name, id));
  if (!merges.data || merges.data.items.length === 0) return null;
  return (
    <section className={styles.merged} aria-label={t("merged.title")}>
      <h2 className={styles.heading}>{t("merged.title")}</h2>
      <ul className={styles.list}>
        {merges.data.items.map((merge) => <One key={merge.id} definition={definition} merge={merge} />)}
      </ul>
    </section>
  );
}

function One({ definition, merge }: { definition: ObjectDefinition; merge: Merge }) {
  const { t } = useTranslation("records");
  const queries = useQueryClient();
  const [plan, setPlan] = useState<Undone>();
  const planning = useMutation({ mutationFn: () => undoMerge(merge.id, true), onSuccess: setPlan, onError: complain });
  const undoing = useMutation({
    mutationFn: () => undoMerge(merge.id, false),
    onSuccess: (done) => {
      setPlan(undefined);
      for (const { object } of [{ object: definition.name }, ...done.moved]) refreshRecords(queries, object);
      void queries.invalidateQueries({ queryKey: ["merges"] });
      toast(t("merged.done", { count: done.restored.length }));
    },
    onError: complain,
  });
  const mayUndo = definition.rights.edit && definition.rights.merge === true;
  const spoken = language();
  const blocked = (plan?.blocked.length ?? 0) > 0;
  return (
    <li className={styles.one}>
      {merge.merged.map((record) => (
        <p key={record.id}>
          {t("merged.line", { name: record.title || t("merged.unseen"), ago: formatAgo(merge.at, spoken) })}{" "}
          {record.title && <Link to="/o/$object/$id" params={{ object: definition.name, id: record.id }} search={{ at: merge.at }} className={styles.act}>{t("merged.look")}</Link>}
        </p>
      ))}
      <p className={styles.foot}>
        {merge.by?.title && <span title={formatMoment(merge.at, spoken)}>{t("merged.by", { by: merge.by.title })}</span>}
        {mayUndo && <button type="button" className={styles.act} disabled={planning.isPending} onClick={() => planning.mutate()}><Undo2 size={13} aria-hidden="true" /> {t("merged.undo")}</button>}
      </p>
      {plan && (
        <Confirm title={t("merged.ask")} action={t("merged.run")} calm busy={undoing.isPending} onConfirm={() => (blocked ? setPlan(undefined) : undoing.mutate())} onCancel={() => setPlan(undefined)}>
          <Plan definition={definition} plan={plan} />
        </Confirm>
      )}
    </li>
  );
}

/** What would come back, what would not, and why. */
function Plan({ definition, plan }: { definition: ObjectDefinition; plan: Undone }) {
  const { t } = useTranslation("records");
  const objects = useQuery(objectsQuery);
  const fields = byName(definition.fields);
  const named = (name: string) => {
    const object = objects.data?.items.find((one) => one.name === name);
    return object ? say(object.plural) : name;
  };
  const words = (name: string, value: unknown) => {
    const field = fields.get(name);
    return (field ? wordsOf(value, field, language()) : String(value ?? "")) || t("empty.value");
  };
  if (plan.blocked.length > 0) {
    return <>{t("merged.blocked")}<ul className={styles.points}>{plan.blocked.map((finding) => <li key={`${finding.field}${finding.message}`}>{finding.message}</li>)}</ul></>;
  }
  return (
    <>
      <ul className={styles.points}>
        <li>{t("merged.back", { count: plan.restored.length })}</li>
        {plan.moved.map(({ object, count }) => <li key={object}>{t("merged.moved", { number: formatNumber(count, language()), object: named(object) })}</li>)}
      </ul>
      {plan.kept.length > 0 && (
        <>
          {t("merged.kept")}
          <ul className={styles.points}>
            {plan.kept.map((kept) => {
              const own = kept.object === definition.name ? fields.get(kept.field) : undefined;
              const said = (value: unknown) => (own ? words(kept.field, value) : String((value as Reference | null)?.title ?? value ?? "") || t("empty.value"));
              return <li key={`${kept.record.id}${kept.field}`}>{t("merged.kept.line", { record: kept.record.title, field: own ? say(own.label) : kept.field, now: said(kept.now), before: said(kept.before) })}</li>;
            })}
          </ul>
        </>
      )}
    </>
  );
}
