import { memo, useState, type MouseEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Field, ObjectDefinition, RecordRow } from "@/lib/api/types";
import { language } from "@/lib/i18n/i18n";
import { isBlank } from "@/fields/kind";
import { kindOf, wordsOf } from "@/fields/registry";
import type { Fitted } from "./fit";
import styles from "./grid.module.css";

export type RowActions = (row: RecordRow) => ReactNode;

interface GridRowProps {
  row: RecordRow;
  index: number;
  start: number;
  fitted: Fitted[];
  definition: ObjectDefinition;
  active: boolean;
  peeked: boolean;
  selected: boolean;
  onSelect: (index: number, range: boolean) => void;
  onPeek: (index: number) => void;
  onOpen: (id: string) => void;
  actions: RowActions;
}

export const GridRow = memo(function GridRow({ row, index, start, fitted, definition, active, peeked, selected, onSelect, onPeek, onOpen, actions }: GridRowProps) {
  const { t } = useTranslation("records");
  const [pointed, setPointed] = useState(false);
  // A plain link: a router link in every row would listen to the whole router state.
  const open = (event: MouseEvent) => {
    event.stopPropagation();
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onOpen(row.id);
  };
  const name = String(row[definition.title] ?? "");
  const classes = [styles.row, active ? styles.active : "", selected || peeked ? styles.chosen : ""].filter(Boolean).join(" ");
  return (
    <div id={`row-${row.id}`} role="row" aria-rowindex={index + 2} aria-selected={selected} className={classes} style={{ transform: `translateY(${start}px)` }} onClick={() => onPeek(index)} onMouseEnter={() => setPointed(true)} onMouseLeave={() => setPointed(false)} onKeyDown={undefined}>
      <div role="gridcell" className={`${styles.tick} ${styles.pinned}`} onClick={(event) => event.stopPropagation()} onKeyDown={undefined}>
        <input type="checkbox" tabIndex={-1} aria-label={t("select.one", { name })} checked={selected} onChange={(event) => onSelect(index, event.nativeEvent instanceof globalThis.MouseEvent && event.nativeEvent.shiftKey)} />
      </div>
      {fitted.map(({ field }) =>
        field.name === definition.title ? (
          <div key={field.name} role="gridcell" className={`${styles.cell} ${styles.pinnedTitle}`}>
            <a href={`/o/${definition.name}/${row.id}`} className={styles.name} tabIndex={-1} title={name} onClick={open}>
              {name || t("unnamed")}
            </a>
            {pointed && <span className={styles.actions} onClick={(event) => event.stopPropagation()} onKeyDown={undefined} role="presentation">{actions(row)}</span>}
          </div>
        ) : (
          <Cell key={field.name} field={field} value={row[field.name]} />
        ),
      )}
      <div role="presentation" />
    </div>
  );
});

function Cell({ field, value }: { field: Field; value: unknown }) {
  const kind = kindOf(field);
  const end = kind.align === "end" ? styles.end : "";
  if (isBlank(value)) return <div role="gridcell" className={`${styles.cell} ${end}`} />;
  return (
    <div role="gridcell" className={`${styles.cell} ${end}`} title={wordsOf(value, field, language())}>
      <kind.Show value={value} field={field} place="list" />
    </div>
  );
}
