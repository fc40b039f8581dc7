import { Suspense, useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Maximize2, X } from "lucide-react";
import type { ObjectDefinition } from "@/lib/api/types";
import { useAround } from "@/lib/around";
import { Button } from "@/ui/button";
import { ProblemState } from "@/ui/state";
import { recordQuery } from "../cache";
import { RecordSkeleton } from "./record-skeleton";
import { RecordView } from "./record-view";
import { Timeline } from "./timeline";
import styles from "./peek.module.css";

interface PeekProps {
  definition: ObjectDefinition;
  id: string;
  onClose: () => void;
}

/** One record beside its list, which stays usable: arrows move through the rows and the panel follows. */
export function Peek({ definition, id, onClose }: PeekProps) {
  const { t } = useTranslation("records");
  const [tab, setTab] = useState<"fields" | "around" | "history">("fields");
  const around = useAround();
  const record = useQuery(recordQuery(definition.name, id));
  const title = String(record.data?.[definition.title] ?? "");
  return (
    <aside className={styles.peek} aria-label={title || t("peek")}>
      <header className={styles.header}>
        <h2 className={styles.title}><Link to="/o/$object/$id" params={{ object: definition.name, id }}>{title}</Link></h2>
        <Link to="/o/$object/$id" params={{ object: definition.name, id }} className={styles.whole} aria-label={t("open")} title={t("open")}><Maximize2 size={15} /></Link>
        <Button look="quiet" icon={<X size={17} />} aria-label={t("peek.close")} title={t("peek.close")} onClick={onClose} />
      </header>
      <div className={styles.tabs} role="tablist">
        {(around ? (["fields", "around", "history"] as const) : (["fields", "history"] as const)).map((one) => (
          <button key={one} type="button" role="tab" aria-selected={tab === one} onClick={() => setTab(one)}>{t(one === "fields" ? "tab.fields" : one)}</button>
        ))}
      </div>
      <div className={styles.body} role="tabpanel">
        {record.isError && !record.data && <ProblemState error={record.error} onRetry={() => void record.refetch()} />}
        {record.isPending && <RecordSkeleton />}
        {record.data && tab === "fields" && <RecordView key={id} compact definition={definition} row={record.data} />}
        {record.data && tab === "around" && around && <Suspense key={id} fallback={<RecordSkeleton />}>{around({ definition, id, writing: !record.data.deleted_at })}</Suspense>}
        {record.data && tab === "history" && <Timeline definition={definition} id={id} />}
      </div>
    </aside>
  );
}
