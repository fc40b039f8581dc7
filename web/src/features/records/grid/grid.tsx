import { useCallback, useEffect, useMemo, useRef, useState, type CSSProperties, type KeyboardEvent } from "react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useTranslation } from "react-i18next";
import type { ObjectDefinition, RecordRow } from "@/lib/api/types";
import { language, say } from "@/lib/i18n/i18n";
import { useWidth } from "@/lib/use-width";
import { byName } from "@/lib/criteria/clause";
import { moveColumn, type Columns } from "./columns";
import { fitColumns } from "./fit";
import { Header } from "./header";
import { GridRow, type RowActions } from "./row";
import type { Selection } from "./selection";
import styles from "./grid.module.css";

export interface GridProps {
  definition: ObjectDefinition;
  rows: RecordRow[];
  /** More rows exist on the server than are loaded. */
  hasMore: boolean;
  onNear: () => void;
  columns: Columns;
  onColumns: (columns: Columns) => void;
  sort: string | undefined;
  onSort: (field: string, several: boolean) => void;
  selection: Selection;
  peeked: string | undefined;
  onPeek: (id: string | undefined) => void;
  onOpen: (id: string) => void;
  actions: RowActions;
  stale: boolean;
}

const rowHeight = 36;
const gutter = 38;
const waiting = 12;
const nearness = 60;

/** Rows on demand: only what is seen is drawn, and the next page is fetched before its place is reached. */
export function Grid(props: GridProps) {
  const { definition, rows, hasMore, columns, selection } = props;
  const { t } = useTranslation("records");
  const frame = useRef<HTMLDivElement>(null);
  const room = useWidth(frame);
  const [active, setActive] = useState(0);
  const spoken = language();
  const fitted = useMemo(() => {
    const known = byName(definition.fields);
    const fields = columns.order.flatMap((name) => known.get(name) ?? []);
    return fitColumns(fields, definition.title, rows, columns.widths, room - gutter, spoken);
  }, [definition, rows, columns, room, spoken]);
  const count = rows.length + (hasMore ? waiting : 0);
  const virtual = useVirtualizer({ count, getScrollElement: () => frame.current, estimateSize: () => rowHeight, overscan: 12, scrollPaddingStart: 34, initialRect: { width: 1200, height: 800 } });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const near = hasMore && last >= rows.length - nearness;
  const { onNear, onPeek } = props;
  useEffect(() => {
    if (near) onNear();
  }, [near, rows.length, onNear]);

  // Stable while one scrolls, so that a row is drawn once and then only moved.
  const select = useCallback((index: number, range: boolean) => {
    setActive(index);
    selection.toggle(index, rows, range);
  }, [rows, selection]);
  const peek = useCallback((index: number) => {
    setActive(index);
    onPeek(rows[index]?.id);
  }, [rows, onPeek]);

  const move = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setActive(next);
    virtual.scrollToIndex(next, { align: "auto" });
    if (props.peeked !== undefined) props.onPeek(rows[next]?.id);
  };
  const keys = (event: KeyboardEvent) => onGridKey(event, { active, last: rows.length - 1, move, ...actsOn(props, active) });
  const width = gutter + fitted.reduce((sum, one) => sum + one.width, 0);
  const template = `${gutter}px ${fitted.map((one) => `${one.width}px`).join(" ")} minmax(0, 1fr)`;
  return (
    <div
      ref={frame}
      className={`${styles.frame} ${props.stale ? styles.stale : ""}`}
      role="grid"
      tabIndex={0}
      aria-label={say(definition.plural)}
      aria-rowcount={hasMore ? -1 : rows.length + 1}
      aria-multiselectable="true"
      aria-activedescendant={rows[active] ? `row-${rows[active].id}` : undefined}
      aria-busy={props.stale || undefined}
      onKeyDown={keys}
    >
      <div className={styles.sheet} style={{ "--columns": template, minWidth: width } as CSSProperties}>
        <Header
          fitted={fitted}
          title={definition.title}
          sort={props.sort}
          onSort={props.onSort}
          onWidth={(name, size) => props.onColumns({ ...columns, widths: withWidth(columns.widths, name, size) })}
          onMove={(name, before) => props.onColumns({ ...columns, order: moveColumn(columns.order, name, before) })}
          all={selection.whole || (rows.length > 0 && selection.ids.size >= rows.length)}
          some={selection.ids.size > 0}
          onAll={() => selection.toggleAll(rows)}
        />
        <div className={styles.rows} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index];
            if (!row) return <div key={item.key} className={styles.waiting} role="row" aria-label={t("loading")} style={{ transform: `translateY(${item.start}px)` }}><i /><i /><i /></div>;
            return (
              <GridRow
                key={row.id}
                row={row}
                index={item.index}
                start={item.start}
                fitted={fitted}
                definition={definition}
                active={item.index === active}
                peeked={row.id === props.peeked}
                selected={selection.whole || selection.ids.has(row.id)}
                onSelect={select}
                onPeek={peek}
                onOpen={props.onOpen}
                actions={props.actions}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

function withWidth(widths: Record<string, number>, name: string, size: number | undefined): Record<string, number> {
  const { [name]: _, ...rest } = widths;
  return size === undefined ? rest : { ...rest, [name]: size };
}

interface Acts {
  active: number;
  last: number;
  move: (to: number) => void;
  open: () => void;
  select: (range: boolean) => void;
  peek: () => void;
  leave: () => void;
}

function actsOn({ rows, selection, onOpen, onPeek }: GridProps, active: number): Pick<Acts, "open" | "select" | "peek" | "leave"> {
  const row = rows[active];
  return {
    open: () => row && onOpen(row.id),
    select: (range) => selection.toggle(active, rows, range),
    peek: () => row && onPeek(row.id),
    leave: () => onPeek(undefined),
  };
}

const pageRows = 18;

function onGridKey(event: KeyboardEvent, acts: Acts): void {
  if (event.target !== event.currentTarget && event.key !== "Escape") return;
  const handlers: Record<string, () => void> = {
    ArrowDown: () => acts.move(acts.active + 1),
    ArrowUp: () => acts.move(acts.active - 1),
    PageDown: () => acts.move(acts.active + pageRows),
    PageUp: () => acts.move(acts.active - pageRows),
    Home: () => acts.move(0),
    End: () => acts.move(acts.last),
    Enter: acts.open,
    ArrowRight: acts.peek,
    ArrowLeft: acts.leave,
    Escape: acts.leave,
    " ": () => acts.select(event.shiftKey),
  };
  const handler = handlers[event.key];
  if (!handler) return;
  event.preventDefault();
  handler();
}
