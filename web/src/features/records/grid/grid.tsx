import { useCallback, useEffect, useId, useMemo, useRef, type CSSProperties } from "react";
import { defaultRangeExtractor, useVirtualizer, type Range } from "@tanstack/react-virtual";
import { useTranslation } from "react-i18next";
import type { Field, ObjectDefinition, RecordRow, RowHeight } from "@/lib/api/types";
import { language, say } from "@/lib/i18n/i18n";
import { useWidth } from "@/lib/use-width";
import { byName } from "@/lib/criteria/clause";
import { cellId } from "./cell";
import { arranged, moveColumn, type Columns } from "./columns";
import { sizeOf } from "./cursor";
import type { Tense } from "./edit/lock";
import { fitColumns, stick, type Fitted } from "./fit";
import type { Group } from "./groups/api";
import { GroupRow } from "./groups/group-row";
import type { Line } from "./groups/use-groups";
import { Header } from "./header";
import { GridRow, type RowActions } from "./row";
import type { Selection } from "./selection";
import type { TintOf } from "./tint";
import { useSheet } from "./use-sheet";
import { useTwins } from "./use-twins";
import styles from "./grid.module.css";

export interface GridProps {
  definition: ObjectDefinition;
  rows: RecordRow[];
  tense: Tense;
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
  tintOf: TintOf;
  /** Heads of groups between the rows. */
  groups?: { lines: Line[]; field: Field; onToggle: (group: Group) => void; onMore: (group: Group) => void } | undefined;
}

/** The middle one is the height that style sheets know as --row. */
const heights: Record<RowHeight, number> = { compact: 28, comfortable: 36, tall: 56 };
const gutter = 38;
const waiting = 12;
/** Names of groups stand where names of records do; with all of them closed nothing else says how wide that is. */
const headWidth = 300;
const nearness = 60;

/** Rows on demand: only what is seen is drawn, and the next page is fetched before its place is reached. Cells are edited as in a spreadsheet. */
export function Grid(props: GridProps) {
  const { definition, rows, hasMore, columns, selection, tense } = props;
  const { t } = useTranslation("records");
  const { t: tell } = useTranslation("grid");
  const frame = useRef<HTMLDivElement>(null);
  const kept = useRef(-1);
  const help = useId();
  const fitted = useFitted(props, useWidth(frame));
  const fields = useMemo(() => fitted.map(({ field }) => field), [fitted]);
  const height = heights[columns.rows ?? "comfortable"];
  const lines = props.groups?.lines;
  const virtual = useVirtualizer({
    count: lines ? lines.length : rows.length + (hasMore ? waiting : 0),
    getScrollElement: () => frame.current,
    estimateSize: () => height,
    overscan: 12,
    scrollPaddingStart: 34,
    initialRect: { width: 1200, height: 800 },
    rangeExtractor: (range) => withKept(range, kept.current),
  });
  const sheet = useSheet({ ...props, fields, frame }, ({ row, column }) => {
    virtual.scrollToIndex(lines ? lines.findIndex((line) => "row" in line && line.row === row) : row, { align: "auto" });
    if (frame.current) showColumn(frame.current, fitted, column);
  });
  const { cursor, chosen, cells } = sheet;
  const twins = useTwins(definition.name, rows, tense === "now");
  // What is being typed stays, however far one scrolls.
  useEffect(() => {
    kept.current = sheet.editing && !lines ? cursor.at.row : -1;
  });
  useEffect(() => virtual.measure(), [virtual, height]);
  const items = virtual.getVirtualItems();
  const last = items.findLast(({ index }) => index !== kept.current)?.index ?? 0;
  const near = hasMore && !lines && last >= rows.length - nearness;
  const { onNear } = props;
  useEffect(() => {
    if (near) onNear();
  }, [near, rows.length, onNear]);
  // Stable while one scrolls, so that a row is drawn once and then only moved.
  const select = useCallback((index: number, range: boolean) => selection.toggle(index, rows, range), [rows, selection]);

  const several = sizeOf(chosen) > 1;
  const width = gutter + fitted.reduce((sum, one) => sum + one.width, 0);
  const template = `${gutter}px ${fitted.map((one) => `${one.width}px`).join(" ")} minmax(0, 1fr)`;
  const active = rows[cursor.at.row];
  const column = fields[cursor.at.column];
  return (
    <div
      ref={frame}
      className={`${styles.frame} ${props.stale ? styles.stale : ""}`}
      role="grid"
      tabIndex={0}
      aria-label={say(definition.plural)}
      aria-describedby={help}
      aria-rowcount={hasMore ? -1 : rows.length + 1}
      aria-colcount={fields.length + 1}
      aria-multiselectable="true"
      aria-readonly={tense !== "now" || !definition.rights.edit || undefined}
      aria-activedescendant={active && column ? cellId(active.id, column.name) : undefined}
      aria-busy={props.stale || undefined}
      onKeyDown={sheet.keys}
      onCopy={sheet.copied}
      onCut={sheet.copied}
      onPaste={sheet.pasted}
    >
      <span id={help} hidden>{tell("keys")}</span>
      <div className={styles.sheet} data-rows={columns.rows} style={{ "--columns": template, "--row": `${height}px`, minWidth: width } as CSSProperties}>
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
        <div className={styles.rows} role="rowgroup" style={{ height: virtual.getTotalSize() }} onMouseDown={sheet.pressed} onMouseMove={sheet.dragged} onDoubleClick={sheet.doubled}>
          {items.map((item) => {
            const line = lines?.[item.index];
            if (line && !("row" in line)) return props.groups && <GroupRow key={"head" in line ? line.head.where : `more ${line.more.where}`} line={line} start={item.start} fitted={fitted} {...props.groups} />;
            const index = line ? line.row : item.index;
            const row = rows[index];
            if (!row) return <div key={item.key} className={styles.waiting} role="row" aria-label={t("loading")} style={{ transform: `translateY(${item.start}px)` }}><i /><i /><i /></div>;
            const here = index === cursor.at.row;
            const inBlock = several && index >= chosen.top && index <= chosen.bottom;
            return (
              <GridRow
                key={row.id}
                row={row}
                index={index}
                start={item.start}
                fitted={fitted}
                definition={definition}
                tense={tense}
                cursor={here ? cursor.at.column : undefined}
                left={inBlock ? chosen.left : undefined}
                right={inBlock ? chosen.right : undefined}
                editing={sheet.editing?.id === row.id ? sheet.editing : undefined}
                lock={here ? sheet.lock : undefined}
                marks={cells.marks.get(row.id)}
                loud={cells.loud?.startsWith(row.id) ? cells.loud : undefined}
                peeked={row.id === props.peeked}
                twins={twins.get(row.id)}
                selected={selection.whole || selection.ids.has(row.id)}
                tint={props.tintOf(row)}
                hand={sheet.hand}
                onSelect={select}
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

function useFitted({ definition, rows, columns, groups }: GridProps, room: number): Fitted[] {
  const spoken = language();
  const grouped = groups !== undefined;
  return useMemo(() => {
    const known = byName(definition.fields);
    const held = grouped && columns.widths[definition.title] === undefined ? { ...columns.widths, [definition.title]: headWidth } : columns.widths;
    const fields = arranged(columns, definition.title).flatMap((name) => known.get(name) ?? []);
    return stick(fitColumns(fields, definition.title, rows, held, room - gutter, spoken), columns.pinned?.length ?? 0, gutter, room);
  }, [definition, rows, columns, grouped, room, spoken]);
}

function withKept(range: Range, kept: number): number[] {
  const indexes = defaultRangeExtractor(range);
  return kept < 0 || indexes.includes(kept) ? indexes : [...indexes, kept].toSorted((one, other) => one - other);
}

/** Scrolls sideways until the column is seen whole, beside the columns that stay. */
function showColumn(frame: HTMLElement, fitted: Fitted[], column: number): void {
  if (fitted[column]?.stuck !== undefined) return;
  const name = gutter + fitted.reduce((sum, { width, stuck }) => sum + (stuck === undefined ? 0 : width), 0);
  const left = gutter + fitted.slice(0, column).reduce((sum, one) => sum + one.width, 0);
  const right = left + (fitted[column]?.width ?? 0);
  if (left - frame.scrollLeft < name) frame.scrollLeft = left - name;
  else if (right - frame.scrollLeft > frame.clientWidth) frame.scrollLeft = right - frame.clientWidth;
}

function withWidth(widths: Record<string, number>, name: string, size: number | undefined): Record<string, number> {
  const { [name]: _, ...rest } = widths;
  return size === undefined ? rest : { ...rest, [name]: size };
}
