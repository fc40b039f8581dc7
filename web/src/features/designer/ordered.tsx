import { useState, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { GripVertical } from "lucide-react";
import styles from "./ordered.module.css";

interface OrderedProps<T> {
  label: string;
  items: T[];
  keyOf: (item: T) => string;
  nameOf: (item: T) => string;
  onChange: (items: T[]) => void;
  children: (item: T, index: number) => ReactNode;
}

/** A list whose order people choose: by dragging the handle, or with the arrow keys while it has the focus. */
export function Ordered<T>({ label, items, keyOf, nameOf, onChange, children }: OrderedProps<T>) {
  const { t } = useTranslation("designer");
  const [dragged, setDragged] = useState<string>();
  const move = (from: number, to: number) => {
    const item = items[from];
    if (item === undefined || to < 0 || to >= items.length || from === to) return;
    onChange(items.toSpliced(from, 1).toSpliced(to, 0, item));
  };
  const press = (event: KeyboardEvent<HTMLButtonElement>, index: number) => {
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const handle = event.currentTarget;
    move(index, index + step);
    // The row may have been taken out and put in again, which loses the focus.
    requestAnimationFrame(() => handle.focus());
  };
  return (
    <ul className={styles.list} aria-label={label}>
      {items.map((item, index) => (
        <li
          key={keyOf(item)}
          className={styles.item}
          data-dragged={keyOf(item) === dragged || undefined}
          onDragOver={(event) => {
            const from = items.findIndex((one) => keyOf(one) === dragged);
            if (from < 0) return;
            event.preventDefault();
            move(from, index);
          }}
        >
          <button
            type="button"
            className={styles.handle}
            draggable
            aria-label={t("move", { name: nameOf(item), place: index + 1, count: items.length })}
            title={t("move.how")}
            onKeyDown={(event) => press(event, index)}
            onDragStart={(event) => {
              setDragged(keyOf(item));
              event.dataTransfer.effectAllowed = "move";
              const row = event.currentTarget.closest("li");
              if (row) event.dataTransfer.setDragImage(row, 12, 12);
            }}
            onDragEnd={() => setDragged(undefined)}
          >
            <GripVertical size={15} aria-hidden="true" />
          </button>
          {children(item, index)}
        </li>
      ))}
    </ul>
  );
}
