import { useState } from "react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ArrowRight, FileUp, GitMerge, Pencil, Plus, RotateCcw, Trash2, Undo2 } from "lucide-react";
import type { Change, ObjectDefinition } from "@/lib/api/types";
import { byName, type Fields } from "@/lib/criteria/clause";
import { formatAgo, formatMoment } from "@/lib/format/time";
import { language, say } from "@/lib/i18n/i18n";
import { wordsOf } from "@/fields/registry";
import { Button } from "@/ui/button";
import { ProblemState } from "@/ui/state";
import { ChangeActs, FieldBack } from "../past/change-acts";
import { historyQuery } from "./history";
import styles from "./timeline.module.css";

/** Who changed what, newest first. */
export function Timeline({ definition, id }: { definition: ObjectDefinition; id: string }) {
  const { t } = useTranslation("records");
  const [field, setField] = useState<string>();
  const history = useInfiniteQuery(historyQuery(definition.name, id, field));
  const fields = byName(definition.fields);
  const changes = history.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={styles.timeline} aria-label={t("history")}>
      <div className={styles.top}>
        <h2 className={styles.heading}>{t("history")}</h2>
        <select className={styles.only} aria-label={t("history.only")} value={field ?? ""} onChange={(event) => setField(event.target.value || undefined)}>
          <option value="">{t("history.every")}</option>
          {definition.fields.filter(({ system, readOnly }) => !system || !readOnly).map((one) => <option key={one.name} value={one.name}>{say(one.label)}</option>)}
        </select>
      </div>
      {history.isError && <ProblemState error={history.error} onRetry={() => void history.refetch()} />}
      <ol className={styles.changes}>
        {changes.map((change, index) => <Entry key={`${change.change}-${index}`} definition={definition} id={id} change={change} fields={fields} />)}
      </ol>
      {history.isSuccess && changes.length === 0 && <p className={styles.none}>{t("history.none")}</p>}
      {history.hasNextPage && <Button look="quiet" busy={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>{t("history.more")}</Button>}
    </section>
  );
}

function Entry({ definition, id, change, fields }: { definition: ObjectDefinition; id: string; change: Change; fields: Fields }) {
  const { t } = useTranslation("records");
  const who = change.actor?.title ?? t("somebody.system");
  const spoken = language();
  return (
    <li className={styles.entry}>
      <span className={styles.sign} aria-hidden="true">{signOf(change)}</span>
      <div className={styles.told}>
        <p className={styles.line}>
          <strong>{who}</strong>{change.onBehalfOf && <> {t("history.behalf", { name: change.onBehalfOf.title ?? t("history.somebody") })}</>} {t(`history.${change.operation}`)}
          <Cause change={change} />
        </p>
        {change.fields.length > 0 && (
          <dl className={styles.fields}>
            {change.fields.map(({ field: name, from, to }) => {
              const field = fields.get(name);
              const words = (value: unknown) => (field ? wordsOf(value, field, spoken) : String(value ?? ""));
              return (
                <div key={name} className={styles.field}>
                  <dt>{field ? say(field.label) : name}</dt>
                  <dd>
                    {words(from) !== "" && <><del>{words(from)}</del><ArrowRight size={12} role="img" aria-label={t("history.to")} /></>}
                    {words(to) === "" ? <span className={styles.empty}>{t("empty.value")}</span> : <ins>{words(to)}</ins>}
                    {field && change.operation === "update" && <FieldBack definition={definition} id={id} field={field} from={from} />}
                  </dd>
                </div>
              );
            })}
          </dl>
        )}
        <time className={styles.time} dateTime={change.at} title={formatMoment(change.at, spoken)}>{formatAgo(change.at, spoken)} · {formatMoment(change.at, spoken)}</time>
        <ChangeActs definition={definition} id={id} change={change} />
      </div>
    </li>
  );
}

function Cause({ change: { cause } }: { change: Change }) {
  const { t } = useTranslation("records");
  if (cause.kind === "screen") return null;
  if (cause.kind === "import" && cause.id !== undefined) {
    return <> · <Link to="/imports/$id" params={{ id: cause.id }}>{cause.label ?? t("cause.import")}</Link></>;
  }
  return <> · {cause.label ?? t(`cause.${cause.kind}`)}</>;
}

function signOf({ cause, operation }: Change) {
  if (cause.kind === "import") return <FileUp size={13} />;
  if (cause.kind === "merge") return <GitMerge size={13} />;
  if (cause.kind === "undo" || cause.kind === "unmerge") return <Undo2 size={13} />;
  return { create: <Plus size={13} />, update: <Pencil size={12} />, delete: <Trash2 size={12} />, restore: <RotateCcw size={12} /> }[operation];
}
