import { useRef, useState, type KeyboardEvent } from "react";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Hand, Inbox, Undo2, UserPlus } from "lucide-react";
import { asProblem } from "@/lib/api/problem";
import type { ObjectDefinition } from "@/lib/api/types";
import { Button } from "@/ui/button";
import { Input } from "@/ui/input";
import { ProblemState, State } from "@/ui/state";
import { toast } from "@/ui/toast";
import { Waiting } from "@/ui/waiting";
import { assign, claim, claimNext, release, rowsQuery, told, type Pool, type Settled } from "./api";
import { AssignDialog, ReleaseDialog } from "./dialogs";
import { PoolTable } from "./pool-table";
import styles from "./pools.module.css";

interface PoolViewProps {
  pool: Pool;
  definition: ObjectDefinition;
  held: boolean;
  q: string;
  onQ: (q: string) => void;
}

/** The rows, and what can be done with them; c claims or gives back the row that has the focus, x ticks it, j and k move. */
export function PoolView({ pool, definition, held, q, onQ }: PoolViewProps) {
  const { t } = useTranslation("pools");
  const queries = useQueryClient();
  const rows = useInfiniteQuery(rowsQuery(pool, held, q));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<{ what: "assign" | "release"; records: string[] }>();
  const body = useRef<HTMLDivElement>(null);
  const acting = useMutation({
    mutationFn: (act: () => Promise<Settled>) => act(),
    onSuccess: (settled) => {
      const { done, refused } = told(settled);
      if (done > 0) toast(t(held ? "released" : "claimed", { count: done }));
      else if (refused.length === 0) toast(t("nothing"), { tone: "bad" });
      for (const words of refused) toast(words, { tone: "bad" });
      setChosen(new Set());
      setAsked(undefined);
    },
    onError: (error) => toast(asProblem(error).detail ?? asProblem(error).message, { tone: "bad" }),
    onSettled: () => { void queries.invalidateQueries({ queryKey: ["pools"] }); void queries.invalidateQueries({ queryKey: ["records", pool.object] }); },
  });
  const all = rows.data?.pages.flatMap((page) => page.items) ?? [];
  const take = (records: string[]) => { if (!acting.isPending) { if (held) setAsked({ what: "release", records }); else acting.mutate(() => claim(pool, records)); } };
  const tick = (id: string) => setChosen((before) => { const after = new Set(before); if (!after.delete(id)) after.add(id); return after; });
  const keys = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement && event.target.type !== "checkbox") return;
    const links = [...(body.current?.querySelectorAll<HTMLElement>("a[data-row]") ?? [])];
    const at = links.findIndex((link) => link.closest("tr")?.contains(document.activeElement));
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    const id = links[at]?.dataset.row;
    if (step !== undefined) { event.preventDefault(); links[Math.max(0, Math.min(links.length - 1, at + step))]?.focus(); }
    if (event.key === "c" && id !== undefined) take([id]);
    if (event.key === "x" && id !== undefined) tick(id);
  };
  const records = [...chosen].filter((id) => all.some((row) => row.id === id));
  return (
    <>
      <div className={styles.bar}>
        <Input type="search" aria-label={t("search")} placeholder={t("search")} defaultValue={q} onKeyDown={(event) => { if (event.key === "Enter") onQ(event.currentTarget.value.trim()); }} onBlur={(event) => { if (event.currentTarget.value.trim() !== q) onQ(event.currentTarget.value.trim()); }} />
        {records.length === 0
          ? !held && <Button icon={<Hand size={15} />} busy={acting.isPending} disabled={all.length === 0} onClick={() => acting.mutate(() => claimNext(pool, 5, q))}>{t("claim.next", { count: 5 })}</Button>
          : (
            <>
              <Button look="primary" icon={held ? <Undo2 size={15} /> : <Hand size={15} />} busy={acting.isPending} onClick={() => take(records)}>{t(held ? "release.chosen" : "claim.chosen", { count: records.length })}</Button>
              {!held && pool.manages && <Button icon={<UserPlus size={15} />} onClick={() => setAsked({ what: "assign", records })}>{t("assign.chosen", { count: records.length })}</Button>}
            </>
          )}
      </div>
      {rows.isError && <ProblemState error={rows.error} onRetry={() => void rows.refetch()} />}
      {rows.isPending && <Waiting rows={8} />}
      {rows.isSuccess && all.length === 0 && <State icon={<Inbox size={22} />} title={t(q !== "" ? "empty.found" : held ? "empty.held" : "empty")}>{q === "" && t(held ? "empty.held.words" : "empty.words")}</State>}
      {all.length > 0 && (
        <div ref={body} onKeyDown={keys} role="presentation" className={styles.scroll}>
          <PoolTable definition={definition} rows={all} held={held} chosen={chosen} onTick={tick} onTake={(id) => take([id])} busy={acting.isPending} />
          {rows.hasNextPage && <Button busy={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>{t("more")}</Button>}
        </div>
      )}
      {asked?.what === "release" && <ReleaseDialog object={pool.object} pool={pool} reasons={definition.fields.find(({ name }) => name === "pool_reason")?.choices ?? []} count={asked.records.length} busy={acting.isPending} onClose={() => setAsked(undefined)} onDone={(into, reason) => acting.mutate(() => release(into, asked.records, reason))} />}
      {asked?.what === "assign" && <AssignDialog count={asked.records.length} busy={acting.isPending} onClose={() => setAsked(undefined)} onDone={(to) => acting.mutate(() => assign(pool, asked.records, to))} />}
    </>
  );
}
