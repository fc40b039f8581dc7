import { lazy, Suspense, useState, type ComponentType } from "react";
import { useQuery } from "@tanstack/react-query";
import { Link, Navigate, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ArrowLeft, History, Printer, RotateCcw, Trash2 } from "lucide-react";
import { objectQuery } from "@/lib/api/objects";
import type { ObjectDefinition, RecordRow } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/confirm";
import { ObjectIcon } from "@/ui/object-icon";
import { ProblemState } from "@/ui/state";
import { recordQuery } from "../cache";
import { useRemoval } from "../removal";
import { Sharing } from "../sharing/sharing";
import { Follow } from "./follow";
import { MergedFrom } from "./merged-from";
import { Onlookers } from "./onlookers";
import { Star, useOpened } from "./star";
import { RecordSkeleton } from "./record-skeleton";
import { RecordView } from "./record-view";
import { Side } from "./side";
import { TwinsMark } from "./twins-mark";
import styles from "./record-page.module.css";

const PastBar = lazy(async () => ({ default: (await import("../past/past-page")).PastBar }));
const PastView = lazy(async () => ({ default: (await import("../past/past-page")).PastView }));

/** What can be done with records of an object beside what can be done with all. */
export type Acts = Record<string, ComponentType<{ definition: ObjectDefinition; row: RecordRow }>>;

/** What stands under the fields of records of an object. */
export type Parts = Record<string, ComponentType<{ row: RecordRow }>>;

/** What is said above a record, whichever it is. */
export type Strip = ComponentType<{ object: string; id: string }>;

export function RecordPage({ acts = {}, parts = {}, Strip }: { acts?: Acts; parts?: Parts; Strip?: Strip }) {
  const { object, id } = useParams({ from: "/shell/o/$object/$id" });
  const { at } = useSearch({ from: "/shell/o/$object/$id" });
  const definition = useQuery(objectQuery(object));
  const record = useQuery(recordQuery(object, id));
  const failed = [definition, record].find((query) => query.isError && !query.data);
  if (failed) return <ProblemState error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!definition.data || !record.data) return <RecordSkeleton />;
  // Old ids and links lead to what the record became; its past can still be looked at.
  if (record.data._merged && at === undefined) return <Navigate to="/o/$object/$id" params={{ object, id: record.data._merged.id }} search={{}} replace />;
  return <Loaded key={id} definition={definition.data} row={record.data} at={at} Own={acts[object]} Part={parts[object]} Strip={Strip} />;
}

interface LoadedProps {
  definition: ObjectDefinition;
  row: RecordRow;
  at: string | undefined;
  Own: Acts[string] | undefined;
  Part: Parts[string] | undefined;
  Strip: Strip | undefined;
}

function Loaded({ definition, row, at, Own, Part, Strip }: LoadedProps) {
  const { t } = useTranslation("records");
  const title = String(row[definition.title] ?? "") || t("unnamed");
  useOpened(definition.name, row.id, !row.deleted_at);
  return (
    <article className={styles.page} aria-label={title}>
      <header className={styles.header}>
        <nav className={styles.crumbs} aria-label={t("crumbs")}>
          <Link to="/o/$object" params={{ object: definition.name }} search={{}}><ArrowLeft size={14} aria-hidden="true" /> {say(definition.plural)}</Link>
        </nav>
        <div className={styles.titleLine}>
          <span className={styles.sign}><ObjectIcon name={definition.icon} size={18} /></span>
          <h1 className={styles.title}>{title}</h1>
          {at === undefined && !row.deleted_at && <Onlookers object={definition.name} id={row.id} />}
          {!row.deleted_at && <Star object={definition.name} id={row.id} title={title} />}
          {at === undefined && !row.deleted_at && <TwinsMark object={definition.name} id={row.id} />}
          {at === undefined && <Link to="/o/$object/$id" params={{ object: definition.name, id: row.id }} search={{ at: String(row.updated_at) }} className={styles.past} aria-label={t("past.open")} title={t("past.open")}><History size={17} aria-hidden="true" /></Link>}
          {at === undefined && !row.deleted_at && <Follow object={definition.name} id={row.id} />}
          {at === undefined && !row.deleted_at && <Sharing object={definition.name} id={row.id} title={title} />}
          {at === undefined && !row.deleted_at && Own && <Suspense fallback={null}><Own definition={definition} row={row} /></Suspense>}
          <Button look="quiet" icon={<Printer size={16} />} aria-label={t("print")} title={t("print")} onClick={() => window.print()} />
          {at === undefined && <Actions definition={definition} row={row} title={title} />}
        </div>
      </header>
      {at === undefined && !row.deleted_at && Strip && <Suspense fallback={null}><Strip object={definition.name} id={row.id} /></Suspense>}
      {at !== undefined && <Suspense fallback={null}><PastBar definition={definition} row={row} at={at} /></Suspense>}
      <div className={styles.body}>
        <div className={styles.fields}>{at === undefined ? <RecordView definition={definition} row={row} /> : <Suspense fallback={<RecordSkeleton />}><PastView definition={definition} row={row} at={at} /></Suspense>}{at === undefined && !row.deleted_at && Part && <Suspense fallback={null}><Part row={row} /></Suspense>}</div>
        <aside className={styles.side}>{at === undefined && <MergedFrom definition={definition} id={row.id} />}<Side definition={definition} id={row.id} past={at !== undefined} binned={Boolean(row.deleted_at)} /></aside>
      </div>
    </article>
  );
}

function Actions({ definition, row, title }: { definition: ObjectDefinition; row: RecordRow; title: string }) {
  const { t } = useTranslation("records");
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const { remove, restore } = useRemoval(definition.name);
  if (row.deleted_at) {
    return definition.rights.delete && <Button look="primary" icon={<RotateCcw size={15} />} busy={restore.isPending} onClick={() => restore.mutate([row.id])}>{t("restore")}</Button>;
  }
  const mayDelete = row._rights?.delete ?? definition.rights.delete;
  if (!mayDelete) return null;
  const confirmed = () => {
    setAsking(false);
    remove.mutate([row.id], { onSuccess: () => void navigate({ to: "/o/$object", params: { object: definition.name }, search: {} }) });
  };
  return (
    <>
      <Button look="quiet" icon={<Trash2 size={16} />} aria-label={t("delete")} title={t("delete")} busy={remove.isPending} onClick={() => setAsking(true)} />
      {asking && <Confirm title={t("delete.title", { name: title })} action={t("delete")} onConfirm={confirmed} onCancel={() => setAsking(false)}>{t("delete.words")}</Confirm>}
    </>
  );
}
