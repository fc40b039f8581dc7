import { useEffect, useRef } from "react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useDroppable } from "@dnd-kit/core";
import { useTranslation } from "react-i18next";
import type { Listing } from "@/lib/api/records";
import type { Field, ObjectDefinition, RecordRow } from "@/lib/api/types";
import { formatMoneyShort, formatNumber, formatPercent } from "@/lib/format/number";
import { language } from "@/lib/i18n/i18n";
import { Dot } from "@/ui/dot";
import { ProblemState } from "@/ui/state";
import { columnQuery, type Figures } from "./api";
import { Card } from "./card";
import type { Column } from "./columns";
import styles from "./board.module.css";

interface LaneProps {
  definition: ObjectDefinition;
  column: Column;
  columns: Column[];
  listing: Listing;
  figures: Figures | undefined;
  /** Percent of those that came here that went on. */
  passed: number | undefined;
  facts: Field[];
  movable: boolean;
  onMove: (row: RecordRow, from: Column, to: Column) => void;
  onLose: ((row: RecordRow, column: Column) => void) | undefined;
}

const height = 84;
const gap = 6;

/** One column: its figures, and as many of its cards as are seen. */
export function Lane({ definition, column, columns, listing, figures, passed, facts, movable, onMove, onLose }: LaneProps) {
  const { t } = useTranslation("board");
  const frame = useRef<HTMLDivElement>(null);
  const query = useInfiniteQuery(columnQuery(definition.name, listing));
  const { setNodeRef, isOver } = useDroppable({ id: column.key, data: { column }, disabled: column.retired });
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => frame.current, estimateSize: () => height + gap, overscan: 6, initialRect: { width: 200, height: 700 } });
  const items = virtual.getVirtualItems();
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const near = hasNextPage && (items.at(-1)?.index ?? 0) >= rows.length - 20;
  useEffect(() => {
    if (near && !isFetchingNextPage) void fetchNextPage();
  }, [near, isFetchingNextPage, fetchNextPage]);
  const count = figures?.count ?? query.data?.pages[0]?.count ?? 0;
  return (
    <section ref={setNodeRef} className={styles.lane} data-over={isOver || undefined} data-full={(column.limit !== undefined && count > column.limit) || undefined} aria-label={column.label}>
      <Head column={column} count={count} figures={figures} passed={passed} />
      {query.isError && !query.data && <ProblemState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <div className={styles.waiting} aria-label={t("loading")} />}
      {query.data && rows.length === 0 && <p className={styles.nothing}>{t("lane.empty")}</p>}
      <div ref={frame} className={styles.cards}>
        <ol className={styles.stack} style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index];
            return row && (
              <li key={row.id} className={styles.place} style={{ transform: `translateY(${item.start}px)`, height }}>
                <Card definition={definition} row={row} column={column} columns={columns} facts={facts} movable={movable && row._rights?.edit !== false} onMove={(moved, to) => onMove(moved, column, to)} onLose={onLose && ((lost) => onLose(lost, column))} />
              </li>
            );
          })}
        </ol>
      </div>
    </section>
  );
}

function Head({ column, count, figures, passed }: { column: Column; count: number; figures: Figures | undefined; passed: number | undefined }) {
  const { t } = useTranslation("board");
  const spoken = language();
  const { amount, weighted } = figures ?? { amount: null, weighted: null };
  return (
    <header className={styles.head}>
      <span className={styles.title}>
        <Dot color={column.color} />
        <h2 className={styles.name} title={column.label}>{column.label}</h2>
        <span className={styles.count} title={column.limit === undefined ? undefined : t("lane.limit", { limit: column.limit })}>{formatNumber(count, spoken)}{column.limit !== undefined && `/${column.limit}`}</span>
      </span>
      {(amount !== null || passed !== undefined) && (
        <span className={styles.sums}>
          {amount !== null && <span title={t("lane.amount")}>{formatMoneyShort(amount, spoken)}</span>}
          {passed !== undefined && <span className={styles.passed} title={t("lane.passed")}>→ {formatPercent(passed, spoken)}</span>}
          {weighted !== null && <span className={styles.weighted} title={t("lane.weighted")}>{t("lane.weighted.short", { amount: formatMoneyShort(weighted, spoken) })}</span>}
        </span>
      )}
    </header>
  );
}
