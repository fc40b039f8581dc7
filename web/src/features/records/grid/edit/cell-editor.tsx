import { Suspense, useLayoutEffect, useMemo, useRef, useState, type FocusEvent, type KeyboardEvent, type RefObject } from "react";
import { say } from "@/lib/i18n/i18n";
import type { Field } from "@/lib/api/types";
import { RecordPlace } from "@/fields/record-place";
import { kindOf } from "@/fields/registry";
import styles from "./cell-editor.module.css";

/** Where the cursor goes when a value is taken; "away": somebody is elsewhere already. */
export type Onward = "away" | "stay" | "up" | "down" | "left" | "right";

interface CellEditorProps {
  object: string;
  id: string;
  field: Field;
  value: unknown;
  /** What was typed before the editor stood here; where it can be written it replaces the value, where one chooses it seeks. */
  typed: string | undefined;
  onTaken: (value: unknown, onward: Onward) => void;
  onCancel: () => void;
}

const ours = ".ant-select-dropdown, .ant-picker-dropdown";

/** The editor of the field's type within the cell: Enter and Tab take the value and go on, Escape keeps the old one. */
export function CellEditor({ object, id, field, value, typed, onTaken, onCancel }: CellEditorProps) {
  const [draft, setDraft] = useState(value);
  const box = useRef<HTMLDivElement>(null);
  const done = useRef(false);
  const { Edit, wide = false, popup = false } = kindOf(field);
  const place = useMemo(() => ({ object, id }), [object, id]);
  const take = (next: unknown, onward: Onward) => {
    if (done.current) return;
    done.current = true;
    onTaken(next, onward);
  };
  const keys = (event: KeyboardEvent<HTMLDivElement>) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const onward = onwardOf(event, wide || popup);
    if (event.key === "Escape") {
      event.preventDefault();
      done.current = true;
      onCancel();
    } else if (onward !== undefined && !(event.key === "Tab" && hasMore(box.current, event.shiftKey))) {
      event.preventDefault();
      take(draft, onward);
    }
  };
  const blur = (event: FocusEvent<HTMLElement>) => {
    const next = event.relatedTarget;
    const inside = next instanceof Element && (event.currentTarget.contains(next) || next.closest(ours) !== null);
    if (!inside && document.hasFocus() && (!popup || next !== null)) take(draft, "away");
  };
  return (
    <RecordPlace value={place}>
      <div ref={box} className={`${styles.editor} ${wide ? styles.wide : popup ? styles.popup : ""}`} onKeyDown={keys} onBlur={blur} onMouseDown={(event) => event.stopPropagation()} onDoubleClick={(event) => event.stopPropagation()} onCopy={stop} onCut={stop} onPaste={stop} role="presentation">
        <Suspense fallback={<span className={styles.coming} />}>
          <Edit label={say(field.label)} field={field} value={draft} onChange={setDraft} onChosen={(next) => take(next, "stay")} autoFocus />
          <Typed box={box} text={typed} />
        </Suspense>
      </div>
    </RecordPlace>
  );
}

const stop = (event: { stopPropagation: () => void }) => event.stopPropagation();

/** Enter belongs to menus and to long texts; with Ctrl it takes the value everywhere. */
function onwardOf({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent, enterIsTheirs: boolean): Onward | undefined {
  if (key === "Tab") return shiftKey ? "left" : "right";
  if (key !== "Enter" || (enterIsTheirs && !ctrlKey && !metaKey)) return undefined;
  return shiftKey ? "up" : "down";
}

/** Within an editor of several inputs Tab first goes through them. */
function hasMore(box: HTMLElement | null, back: boolean): boolean {
  const stops = [...(box?.querySelectorAll<HTMLElement>("input, select, textarea, button, [contenteditable=true]") ?? [])].filter((one) => one.tabIndex >= 0 && !one.hasAttribute("disabled"));
  return document.activeElement !== (back ? stops[0] : stops.at(-1)) && stops.some((one) => one === document.activeElement);
}

/** Stands beside the editor, so that it appears when the editor does: puts in what was typed until then, as if it had been typed there. */
function Typed({ box, text }: { box: RefObject<HTMLElement | null>; text: string | undefined  }) {
  const first = useRef(text);
  // In the same moment as the editor takes the focus, so that no key comes between.
  useLayoutEffect(() => {
    const input = box.current?.querySelector<HTMLElement>("input:not([type=radio]), textarea, [contenteditable=true]");
    const begin = input ?? box.current?.querySelector<HTMLElement>("button, input, [tabindex]");
    begin?.focus({ preventScroll: true });
    if (first.current !== undefined && (input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement)) typeInto(input, first.current);
  }, [box]);
  return null;
}

function typeInto(input: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const kind = input instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  // Past React's own setter, so that it sees the input change.
  Object.getOwnPropertyDescriptor(kind, "value")?.set?.call(input, text);
  input.dispatchEvent(new InputEvent("input", { bubbles: true, data: text, inputType: "insertText" }));
}
