import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Lock, Waves } from "lucide-react";
import { objectQuery, objectsQuery } from "@/lib/api/objects";
import { say } from "@/lib/i18n/i18n";
import { Segments } from "@/ui/segments";
import { ProblemState, State } from "@/ui/state";
import { Waiting } from "@/ui/waiting";
import { poolsQuery, type Pool } from "./api";
import { PoolView } from "./pool-view";
import { QuotaWords } from "./quota-words";
import styles from "./pools.module.css";

export interface PoolsSearch {
  pool?: string;
  which?: string;
  q?: string;
}

/** What nobody keeps, to be taken; and what one keeps oneself, to be given back. */
export function PoolsPage() {
  const { t } = useTranslation("pools");
  const search: PoolsSearch = useSearch({ from: "/shell/pools" });
  const navigate = useNavigate();
  const pools = useQuery(poolsQuery);
  const objects = useQuery(objectsQuery);
  if (pools.isPending || objects.isPending) return <Waiting rows={8} />;
  if (!pools.data || !objects.data) return <ProblemState error={pools.error ?? objects.error} onRetry={() => void pools.refetch()} />;
  const mine = pools.data.filter(({ member }) => member);
  const current = mine.find(({ id }) => id === search.pool) ?? mine[0];
  if (current === undefined) {
    return pools.data.length === 0
      ? <State icon={<Waves size={22} />} title={t("none")}>{t("none.words")}</State>
      : <State icon={<Lock size={22} />} title={t("stranger")}>{t("stranger.words")}</State>;
  }
  const held = search.which === "held";
  const go = (next: PoolsSearch) => void navigate({ to: "/pools", search: { ...search, ...next } });
  const plural = (pool: Pool) => say(objects.data.items.find(({ name }) => name === pool.object)?.plural);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("title")}</h1>
        <Segments bare label={t("which")} value={held ? "held" : "inside"} options={[{ value: "inside", label: t("inside") }, { value: "held", label: t("held") }]} onChoose={(which) => go({ which })} />
      </header>
      <div className={styles.both}>
        <nav aria-label={t("pools")} className={styles.list}>
          {mine.map((pool) => (
            <button key={pool.id} type="button" className={styles.choice} aria-current={pool.id === current.id || undefined} onClick={() => go({ pool: pool.id })}>
              <strong>{pool.name}</strong>
              <span>{plural(pool)}{typeof pool.count === "number" && ` · ${pool.exact ? pool.count : t("about", { count: pool.count })}`}{pool.retired && ` · ${t("retired")}`}</span>
            </button>
          ))}
        </nav>
        <section aria-label={current.name} className={styles.view}>
          <QuotaWords pool={current} />
          <Defined key={`${current.id}${held}`} pool={current} held={held} q={search.q ?? ""} onQ={(q) => go({ q })} />
        </section>
      </div>
    </div>
  );
}

function Defined({ pool, held, q, onQ }: { pool: Pool; held: boolean; q: string; onQ: (q: string) => void }) {
  const definition = useQuery(objectQuery(pool.object));
  if (definition.isPending) return <Waiting rows={6} />;
  if (!definition.data) return <ProblemState error={definition.error} onRetry={() => void definition.refetch()} />;
  return <PoolView pool={pool} definition={definition.data} held={held} q={q} onQ={onQ} />;
}
