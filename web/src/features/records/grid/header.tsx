import { useState, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import { ArrowDown, ArrowUp } from "lucide-react";
import { say } from "@/lib/i18n/i18n";
import { kindOf } from "@/fields/registry";
import type { Fitted } from "./fit";
import { readSort } from "./sorting";
import styles from "./grid.module.css";

interface HeaderProps {
  fitted: Fitted[];
  title: string;
  sort: string | undefined;
  onSort: (field: string, several: boolean) => void;
  onWidth: (field: string, width: number | undefined) => void;
  onMove: (field: string, before: string) => void;
  all: boolean;
  some: boolean;
  onAll: () => void;
}

export function Header({ fitted, title, sort, onSort, onWidth, onMove, all, some, onAll }: HeaderProps) {
  const { t } = useTranslation("records");
  const [dragged, setDragged] = useState<string>();
  const keys = readSort(sort);
  return (
    <div className={styles.header} role="row" aria-rowindex={1}>
      <div role="columnheader" className={`${styles.tick} ${styles.pinned}`}>
        <input type="checkbox" aria-label={t("select.all")} checked={all} ref={(box) => { if (box) box.indeterminate = some && !all; }} onChange={onAll} />
      </div>
      {fitted.map(({ field, width, stuck }) => {
        const place = keys.findIndex((key) => key.field === field.name);
        const key = keys[place];
        const words = say(field.label);
        return (
          <div
            key={field.name}
            role="columnheader"
            aria-sort={key ? (key.down ? "descending" : "ascending") : undefined}
            className={`${styles.head} ${stuck === undefined ? "" : styles.pinnedTitle} ${kindOf(field).align === "end" ? styles.end : ""} ${dragged !== undefined ? styles.target : ""}`}
            style={stuck === undefined ? undefined : { left: stuck }}
            draggable={field.name !== title}
            onDragStart={() => setDragged(field.name)}
            onDragEnd={() => setDragged(undefined)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={() => dragged !== undefined && field.name !== title && onMove(dragged, field.name)}
          >
            <button type="button" className={styles.sort} disabled={!field.sortable} title={field.sortable ? t("sort.hint", { field: words }) : words} onClick={(event) => onSort(field.name, event.shiftKey)}>
              <span className={styles.words}>{words}</span>
              {key && (key.down ? <ArrowDown size={13} aria-hidden="true" /> : <ArrowUp size={13} aria-hidden="true" />)}
              {key && keys.length > 1 && <sub>{place + 1}</sub>}
            </button>
            <Grip width={width} onWidth={(next) => onWidth(field.name, next)} />
          </div>
        );
      })}
      <div role="presentation" />
    </div>
  );
}

const narrowest = 56;

/** The edge of a column: drag to set its width, double-click to let the content decide again. */
function Grip({ width, onWidth }: { width: number; onWidth: (width: number | undefined) => void }) {
  const [from, setFrom] = useState<number>();
  const down = (event: PointerEvent<HTMLSpanElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    setFrom(event.clientX - width);
  };
  const move = (event: PointerEvent) => {
    if (from !== undefined) onWidth(Math.max(narrowest, Math.round(event.clientX - from)));
  };
  return (
    <span
      className={styles.grip}
      aria-hidden="true"
      draggable
      onDragStart={(event) => { event.preventDefault(); event.stopPropagation(); }}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={() => setFrom(undefined)}
      onDoubleClick={() => onWidth(undefined)}
    />
  );
}
