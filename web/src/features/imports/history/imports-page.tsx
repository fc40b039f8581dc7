import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { History, Lock, Upload } from "lucide-react";
import { objectsQuery } from "@/lib/api/objects";
import type { ObjectSummary } from "@/lib/api/types";
import { say } from "@/lib/i18n/i18n";
import { Button } from "@/ui/button";
import { Page } from "@/ui/page";
import { ProblemState, State } from "@/ui/state";
import { named } from "../named";
import { importsQuery } from "../api";
import { Waiting } from "@/ui/waiting";
import { HistoryTable } from "./history-table";
import styles from "./history.module.css";

/** Every import there was: who, when, which file, how it ended. */
export function ImportsPage() {
  const { t } = useTranslation("imports");
  const { object } = useSearch({ from: "/shell/imports" });
  const objects = useQuery(objectsQuery);
  const open = objects.data?.items.filter(({ navigation, rights }) => navigation && rights.import) ?? [];
  const known = new Map(objects.data?.items.map((one) => [one.name, one]));
  const none = objects.isSuccess && open.length === 0;
  if (none) return <State icon={<Lock size={22} />} title={t("rights.title")}>{t("rights.none")}</State>;
  return (
    <Page title={t("history.title")} beside={<Beside object={object} open={open} />}>
      <Past object={object} known={known} open={open} />
    </Page>
  );
}

function Beside({ object, open }: { object: string | undefined; open: ObjectSummary[] }) {
  const { t } = useTranslation("imports");
  const navigate = useNavigate();
  return (
    <>
      <label className={styles.filter}>
        <span className="visually-hidden">{t("history.object")}</span>
        <select value={object ?? ""} onChange={(event) => void navigate({ to: "/imports", search: event.target.value ? { object: event.target.value } : {} })}>
          <option value="">{t("history.every")}</option>
          {open.map((one) => <option key={one.name} value={one.name}>{say(one.plural)}</option>)}
        </select>
      </label>
      <span className={styles.ways}>{open.map((one) => <Way key={one.name} object={one} />)}</span>
    </>
  );
}

function Past({ object, known, open }: { object: string | undefined; known: Map<string, ObjectSummary>; open: ObjectSummary[] }) {
  const { t } = useTranslation("imports");
  const past = useInfiniteQuery(importsQuery(object));
  if (past.isPending) return <Waiting rows={8} />;
  if (!past.data) return <ProblemState error={past.error} onRetry={() => void past.refetch()} />;
  const items = past.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return <State icon={<History size={22} />} title={t("history.empty")} actions={open.slice(0, 2).map((one) => <Way key={one.name} object={one} />)}>{t("history.empty.words")}</State>;
  }
  return (
    <>
      <HistoryTable items={items} known={known} />
      {past.hasNextPage && <p className={styles.more}><Button busy={past.isFetchingNextPage} onClick={() => void past.fetchNextPage()}>{t("history.more")}</Button></p>}
    </>
  );
}

function Way({ object }: { object: ObjectSummary }) {
  const { t } = useTranslation("imports");
  return (
    <Link className={styles.way} to="/o/$object/import" params={{ object: object.name }}>
      <Upload size={15} aria-hidden="true" /> {t("new.title", { object: named(object.plural) })}
    </Link>
  );
}
