import { memo, type MouseEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Field, RecordRow } from "@/lib/api/types";
import { language } from "@/lib/i18n/i18n";
import { isBlank } from "@/fields/kind";
import { kindOf, wordsOf } from "@/fields/registry";
import { CellEditor, type Onward } from "./edit/cell-editor";
import { CellNote, shownWords } from "./edit/cell-note";
import type { Lock } from "./edit/lock";
import type { Mark } from "./edit/mark";
import { MarkWords } from "./edit/mark-words";
import { keyOf, type Cells } from "./edit/use-cells";
import { TwinsBadge } from "./twins-badge";
import styles from "./grid.module.css";

/** What cells ask of their grid; the same object for all of them. */
export interface Hand {
  object: string;
  taken: (row: RecordRow, field: Field, value: unknown, onward: Onward) => void;
  cancelled: () => void;
  edit: (id: string, field: string) => void;
  cells: () => Pick<Cells, "again" | "giveUp" | "insist">;
}

export interface CellState {
  /** The cursor stands here. */
  at: boolean;
  within: boolean;
  /** Being edited, and what was typed to begin with. */
  editing: { typed: string | undefined } | undefined;
  lock: Lock | undefined;
  mark: Mark | undefined;
  loud: boolean;
  locked: boolean;
}

interface CellProps extends CellState {
  row: RecordRow;
  field: Field;
  column: number;
  stuck: number | undefined;
  hand: Hand;
}

export const cellId = (id: string, field: string): string => `cell-${id}-${field}`;

export const GridCell = memo(function GridCell(props: CellProps) {
  const { row, field, at, within, editing, mark } = props;
  const value = mark ? mark.value : row[field.name];
  const noted = notedAs(props);
  return (
    <div {...namesOf(props, noted)} className={classesOf({ stuck: props.stuck !== undefined, end: kindOf(field).align === "end", at, within, over: editing !== undefined || noted !== undefined, state: mark?.state })} title={noted || editing ? undefined : wordsOf(value, field, language()) || undefined}>
      <CellValue field={field} value={value} marked={mark !== undefined} />
      <Over {...props} noted={noted} />
    </div>
  );
});

interface TitleCellProps extends CellProps {
  href: string;
  onOpen: (event: MouseEvent) => void;
  /** What can be done with the row, while the pointer is over it. */
  acts: ReactNode;
  /** How many possible duplicates it has. */
  twins: number | undefined;
}

/** The name of the record, which leads to its page. */
export function TitleCell({ href, onOpen, acts, twins, ...props }: TitleCellProps) {
  const { t } = useTranslation("records");
  const { row, field, at, within, editing, mark } = props;
  const name = String((mark ? mark.value : row[field.name]) ?? "");
  const noted = notedAs(props);
  return (
    <div {...namesOf(props, noted)} className={classesOf({ stuck: true, end: false, at, within, over: editing !== undefined || noted !== undefined, state: mark?.state })}>
      <a href={href} className={styles.name} tabIndex={-1} title={name} draggable={false} data-marked={twins !== undefined || undefined} onClick={onOpen}>{name || t("unnamed")}</a>
      {twins !== undefined && <TwinsBadge object={props.hand.object} id={row.id} count={twins} />}
      {acts && <span className={styles.actions} role="presentation">{acts}</span>}
      <Over {...props} noted={noted} />
    </div>
  );
}

/** What lies over the cell: its editor, or what there is to say of it. */
function Over({ row, field, hand, editing, mark, lock, noted }: CellProps & { noted: string | undefined }) {
  if (editing) return <CellEditor object={hand.object} id={row.id} field={field} value={(mark ? mark.value : row[field.name]) ?? null} typed={editing.typed} onTaken={(next, onward) => hand.taken(row, field, next, onward)} onCancel={hand.cancelled} />;
  return (
    <>
      <MarkWords mark={mark} />
      {noted && <CellNote id={noted} field={field} mark={mark} lock={lock} cells={hand.cells()} onEdit={() => hand.edit(row.id, field.name)} />}
    </>
  );
}

function notedAs({ row, field, editing, loud, at, mark, lock }: CellProps): string | undefined {
  const something = mark ? mark.state !== "saving" : lock !== undefined;
  return !editing && (loud || at) && something ? `note-${keyOf(row.id, field.name)}` : undefined;
}

const namesOf = ({ row, field, column, stuck, locked, mark }: CellProps, noted: string | undefined) => ({
  id: cellId(row.id, field.name),
  role: "gridcell",
  "data-column": column,
  style: stuck === undefined ? undefined : { left: stuck },
  "aria-colindex": column + 2,
  "aria-readonly": locked || undefined,
  "aria-invalid": mark?.state === "refused" || undefined,
  "aria-describedby": noted,
});

export function CellValue({ field, value, marked }: { field: Field; value: unknown; marked: boolean }) {
  const kind = kindOf(field);
  if (isBlank(value)) return null;
  if (marked && wordsOf(value, field, language()) === "") return <>{shownWords(value, field)}</>;
  return <kind.Show value={value} field={field} place="list" />;
}

interface Look {
  end: boolean;
  at: boolean;
  within: boolean;
  over: boolean;
  state: Mark["state"] | undefined;
  stuck: boolean;
}

function classesOf({ end, at, within, over, state, stuck }: Look): string {
  return [
    styles.cell, stuck && styles.pinnedTitle, end && styles.end, at && styles.at, within && styles.within, over && styles.over,
    state === "saving" && styles.saving, state === "refused" && styles.refused, (state === "conflict" || state === "unsent") && styles.doubtful,
  ].filter(Boolean).join(" ");
}
