import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Pair } from "@/lib/api/duplicates";
import { formatNumber } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import styles from "./queue.module.css";

interface PairListProps {
  pairs: Pair[];
  chosen: string;
  onChoose: (id: string) => void;
}

/** The queue; pairs of one group stand together under its number of records. */
export function PairList({ pairs, chosen, onChoose }: PairListProps) {
  const { t } = useTranslation("duplicates");
  return (
    <ol className={styles.list} aria-label={t("queue")}>
      {pairs.map((pair) => {
        const members = new Set(pairs.filter(({ cluster }) => cluster === pair.cluster).flatMap(({ one, two }) => [one.id, two.id])).size;
        return (
          <li key={pair.id}>
            <Line pair={pair} members={members} chosen={pair.id === chosen} onChoose={() => onChoose(pair.id)} />
          </li>
        );
      })}
    </ol>
  );
}

function Line({ pair, members, chosen, onChoose }: { pair: Pair; members: number; chosen: boolean; onChoose: () => void }) {
  const { t } = useTranslation("duplicates");
  const line = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (chosen) line.current?.scrollIntoView?.({ block: "nearest" });
  }, [chosen]);
  return (
    <button ref={line} type="button" className={styles.line} aria-current={chosen || undefined} onClick={onChoose}>
      <span className={styles.names}><span>{pair.one.title || t("unnamed")}</span><span>{pair.two.title || t("unnamed")}</span></span>
      <span className={styles.side}>
        <span className={pair.decision === "same" ? styles.same : styles.maybe}>{formatNumber(Math.round(pair.probability * 100), language(), 0)}%</span>
        {members > 2 && <span className={styles.group}>{t("group", { count: members })}</span>}
      </span>
    </button>
  );
}
