import { memo, useState, type MouseEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ObjectDefinition, RecordRow } from "@/lib/api/types";
import { GridCell, TitleCell, type CellState, type Hand } from "./cell";
import type { Fitted } from "./fit";
import { lockOf, type Lock, type Tense } from "./edit/lock";
import type { Mark } from "./edit/mark";
import { keyOf } from "./edit/use-cells";
import styles from "./grid.module.css";

export type RowActions = (row: RecordRow) => ReactNode;

export interface RowEditing {
  field: string;
  typed: string | undefined;
}

interface GridRowProps {
  row: RecordRow;
  index: number;
  start: number;
  fitted: Fitted[];
  definition: ObjectDefinition;
  tense: Tense;
  /** The column where the cursor stands, if it stands in this row. */
  cursor: number | undefined;
  /** The columns of the chosen block, if it goes through this row. */
  left: number | undefined;
  right: number | undefined;
  editing: RowEditing | undefined;
  /** Why the cell of the cursor cannot be edited, once somebody tried. */
  lock: Lock | undefined;
  marks: ReadonlyMap<string, Mark> | undefined;
  loud: string | undefined;
  peeked: boolean;
  /** How many possible duplicates it has. */
  twins: number | undefined;
  selected: boolean;
  /** The colour that rules give it. */
  tint: string | undefined;
  hand: Hand;
  onSelect: (index: number, range: boolean) => void;
  onOpen: (id: string) => void;
  actions: RowActions;
}

export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, index, start, fitted, definition, selected, peeked, cursor } = props;
  const { t } = useTranslation("records");
  const [pointed, setPointed] = useState(false);
  // A plain link: a router link in every row would listen to the whole router state.
  const open = (event: MouseEvent) => {
    event.stopPropagation();
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    props.onOpen(row.id);
  };
  const name = String(row[definition.title] ?? "");
  const above = cursor !== undefined || props.loud !== undefined || props.editing !== undefined;
  const classes = [styles.row, above && styles.active, (selected || peeked) && styles.chosen].filter(Boolean).join(" ");
  return (
    <div id={`row-${row.id}`} role="row" data-row={index} data-tint={props.tint} aria-rowindex={index + 2} aria-selected={selected} className={classes} style={{ transform: `translateY(${start}px)` }} onMouseEnter={() => setPointed(true)} onMouseLeave={() => setPointed(false)}>
      <div role="gridcell" aria-colindex={1} className={`${styles.tick} ${styles.pinned}`}>
        <input type="checkbox" tabIndex={-1} aria-label={t("select.one", { name })} checked={selected} onChange={(event) => props.onSelect(index, event.nativeEvent instanceof globalThis.MouseEvent && event.nativeEvent.shiftKey)} />
      </div>
      {fitted.map(({ field, stuck }, column) => {
        const cell = { row, field, column, stuck, hand: props.hand, ...stateOf(props, column) };
        return field.name === definition.title
          ? <TitleCell key={field.name} {...cell} href={`/o/${definition.name}/${row.id}`} onOpen={open} twins={props.twins} acts={pointed && !cell.editing ? props.actions(row) : undefined} />
          : <GridCell key={field.name} {...cell} />;
      })}
      <div role="presentation" />
    </div>
  );
});

function stateOf({ row, fitted, definition, tense, cursor, left, right, editing, lock, marks, loud }: GridRowProps, column: number): CellState {
  const field = fitted[column]?.field;
  const name = field?.name ?? "";
  return {
    at: cursor === column,
    within: left !== undefined && right !== undefined && column >= left && column <= right,
    editing: editing?.field === name ? editing : undefined,
    lock: cursor === column ? lock : undefined,
    mark: marks?.get(name),
    loud: loud === keyOf(row.id, name),
    locked: field !== undefined && lockOf(definition, field, row, tense) !== undefined,
  };
}
