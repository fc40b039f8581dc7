import { useNavigate, useSearch } from "@tanstack/react-router";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Download, ShieldCheck } from "lucide-react";
import { asProblem } from "@/lib/api/problem";
import { Button } from "@/ui/button";
import { ProblemState, State } from "@/ui/state";
import { auditQuery, exportPath, type Filters } from "./api";
import { ChainState } from "./chain-state";
import { EntryPanel } from "./entry-panel";
import { EntryTable } from "./entry-table";
import { FilterBar } from "./filter-bar";
import { Waiting } from "@/ui/waiting";
import styles from "./audit.module.css";

/** Who saw, took away, allowed and was refused what; the filter and the open entry stand in the address. */
export function AuditPage() {
  const { t } = useTranslation("audit");
  const { entry, ...filters } = useSearch({ from: "/shell/settings/audit" });
  const navigate = useNavigate();
  const go = (search: Filters & { entry?: string }) => void navigate({ to: "/settings/audit", search });
  const trail = useInfiniteQuery(auditQuery(filters));
  const items = trail.data?.pages.flatMap((page) => page.items) ?? [];
  const open = items.find(({ id }) => id === entry);
  const filtered = Object.values(filters).some(Boolean);
  if (!trail.data && asProblem(trail.error).status === 403) return <ProblemState error={trail.error} />;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("title")}</h1>
        <ChainState />
        <a className={styles.way} href={exportPath(filters)} download>
          <Download size={15} aria-hidden="true" /> {t("export")}
        </a>
      </header>
      <FilterBar filters={filters} onChange={go} />
      <div className={styles.body}>
        {trail.isPending ? <Waiting rows={10} />
          : !trail.data ? <ProblemState error={trail.error} onRetry={() => void trail.refetch()} />
          : items.length === 0 ? <Nothing filtered={filtered} onClear={() => go({})} />
          : (
            <>
              <EntryTable items={items} open={entry} onOpen={(id) => go({ ...filters, entry: id })} />
              {trail.hasNextPage && <p className={styles.more}><Button busy={trail.isFetchingNextPage} onClick={() => void trail.fetchNextPage()}>{t("more")}</Button></p>}
            </>
          )}
      </div>
      {open && <EntryPanel entry={open} onClose={() => go(filters)} onFilter={go} />}
    </div>
  );
}

function Nothing({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { t } = useTranslation("audit");
  return filtered
    ? <State icon={<ShieldCheck size={22} />} title={t("none.title")} actions={<Button onClick={onClear}>{t("filter.clear")}</Button>}>{t("none.words")}</State>
    : <State icon={<ShieldCheck size={22} />} title={t("empty.title")}>{t("empty.words")}</State>;
}
