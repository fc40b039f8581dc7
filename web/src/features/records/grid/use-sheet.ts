import { useEffect, useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent, type MouseEvent, type RefObject } from "react";
import type { Field, ObjectDefinition, RecordRow } from "@/lib/api/types";
import { sameValue } from "../value";
import type { Hand } from "./cell";
import { blockOf, cursorAt, sizeOf, stepped, type Cursor, type Place } from "./cursor";
import type { Onward } from "./edit/cell-editor";
import { copyCells } from "./edit/clip";
import { lockOf, type Lock, type Tense } from "./edit/lock";
import { useBlock } from "./edit/use-block";
import { useCells } from "./edit/use-cells";
import { actOf, type Act } from "./keys";
import type { Selection } from "./selection";
import { useCursor } from "./use-cursor";

interface SheetProps {
  definition: ObjectDefinition;
  rows: RecordRow[];
  fields: Field[];
  tense: Tense;
  selection: Selection;
  peeked: string | undefined;
  onPeek: (id: string | undefined) => void;
  onOpen: (id: string) => void;
  frame: RefObject<HTMLElement | null>;
}

interface Editing {
  id: string;
  field: string;
  typed: string | undefined;
}

const pageRows = 18;
const arrows: Partial<Record<Onward, string>> = { up: "ArrowUp", down: "ArrowDown", left: "ArrowLeft", right: "ArrowRight" };

/** What keys, the pointer and the clipboard do with the cells of a grid. `show` brings a cell into view. */
export function useSheet(props: SheetProps, show: (place: Place) => void) {
  const { definition, rows, fields, tense, selection, peeked, onPeek, onOpen, frame } = props;
  const { cursor, setCursor } = useCursor(rows, fields.length);
  const [editing, setEditing] = useState<Editing>();
  const [lock, setLock] = useState<Lock>();
  const cells = useCells(definition, fields.map(({ name }) => name).join(","));
  const block = useBlock({ definition, fields, rows, tense, cells });
  const bounds = { rows: rows.length, columns: fields.length, page: pageRows };
  const chosen = blockOf(cursor);

  const go = (next: Cursor) => {
    setCursor(next);
    setLock(undefined);
    cells.hush();
    show(next.at);
    const id = rows[next.at.row]?.id;
    if (peeked !== undefined && id !== peeked) onPeek(id);
  };
  const begin = ({ row: at, column }: Place, typed?: string) => {
    const [row, field] = [rows[at], fields[column]];
    if (!row || !field) return;
    const why = lockOf(definition, field, row, tense);
    setLock(why);
    setEditing(why ? undefined : { id: row.id, field: field.name, typed });
  };
  const leave = () => {
    if (lock || cells.loud) {
      setLock(undefined);
      cells.hush();
    } else if (sizeOf(chosen) > 1) setCursor(cursorAt(cursor.at));
    else onPeek(undefined);
  };
  const act = (what: Act) => {
    const row = rows[cursor.at.row];
    switch (what.act) {
      case "edit": return definition.rights.edit && tense === "now" ? begin(cursor.at) : row && onOpen(row.id);
      case "type": return begin(cursor.at, what.text);
      case "open": return row && onOpen(row.id);
      case "peek": return onPeek(row?.id === peeked ? undefined : row?.id);
      case "tick": return selection.toggle(cursor.at.row, rows, what.range);
      case "all": return setCursor({ at: { row: rows.length - 1, column: fields.length - 1 }, from: { row: 0, column: 0 } });
      case "clear": return block.clear(chosen);
      case "fill": return block.fill(chosen);
      case "undo": return cells.undo();
      case "leave": return leave();
    }
  };
  const hand = useHand({
    taken: (row, field, value, onward) => {
      setEditing(undefined);
      if (onward !== "away") frame.current?.focus({ preventScroll: true });
      const mark = cells.marks.get(row.id)?.get(field.name);
      if (mark && mark.state !== "saving" && sameValue(value, row[field.name])) cells.giveUp(mark);
      else block.put([{ row: rows.findIndex(({ id }) => id === row.id), column: fields.indexOf(field), value, words: false }]);
      const to = stepped(cursor, { key: arrows[onward] ?? "", shift: false, far: false }, bounds);
      if (to) go(to);
    },
    cancelled: () => {
      setEditing(undefined);
      frame.current?.focus({ preventScroll: true });
    },
    edit: (id, field) => begin({ row: rows.findIndex((row) => row.id === id), column: fields.findIndex(({ name }) => name === field) }),
    cells: () => cells,
  }, definition.name);

  /** The editor is on its way: what is typed until it stands is its own. */
  const early = (event: KeyboardEvent, now: Editing) => {
    if (event.key === "Escape") setEditing(undefined);
    else if (isTyped(event)) {
      // The editor may take the focus while this is handled; the letter must not arrive there twice.
      event.preventDefault();
      setEditing({ ...now, typed: (now.typed ?? "") + event.key });
    }
  };
  const keys = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return event.key === "Escape" && !event.defaultPrevented ? leave() : undefined;
    if (editing) return early(event, editing);
    const next = event.altKey ? undefined : stepped(cursor, { key: event.key, shift: event.shiftKey, far: event.ctrlKey || event.metaKey }, bounds);
    const what = next ? undefined : actOf(event);
    if (next ?? what) event.preventDefault();
    if (next) go(next);
    else if (what) act(what);
  };
  return { cursor, chosen, editing, lock, cells, hand, begin, keys, ...useClipboard(rows, fields, chosen, block), ...usePointer(cursor, lock !== undefined, { go, begin }) };
}

const isTyped = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean => [...key].length === 1 && !ctrlKey && !metaKey;

/** Rows keep the same hand while one scrolls and edits; what it does is always what was said last. */
function useHand(acts: Omit<Hand, "object">, object: string): Hand {
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  return useMemo<Hand>(() => ({
    object,
    taken: (...given) => latest.current.taken(...given),
    cancelled: () => latest.current.cancelled(),
    edit: (...given) => latest.current.edit(...given),
    cells: () => latest.current.cells(),
  }), [object]);
}

/** Copying and pasting of what is chosen; within an editor the clipboard is the editor's own. */
function useClipboard(rows: RecordRow[], fields: Field[], chosen: ReturnType<typeof blockOf>, block: ReturnType<typeof useBlock>) {
  const ours = (event: ClipboardEvent): boolean => {
    if (event.target !== event.currentTarget || rows.length === 0) return false;
    event.preventDefault();
    return true;
  };
  return {
    copied: (event: ClipboardEvent) => {
      if (!ours(event)) return;
      event.clipboardData.setData("text/plain", copyCells(rows, fields, chosen));
      if (event.type === "cut") block.clear(chosen);
    },
    pasted: (event: ClipboardEvent) => {
      if (ours(event)) void block.paste(event.clipboardData.getData("text/plain"), chosen);
    },
  };
}

interface PointerActs {
  go: (next: Cursor) => void;
  begin: (place: Place) => void;
}

/** A press sets the cursor, dragging and shift choose a block, a double-click edits. */
function usePointer(cursor: Cursor, told: boolean, { go, begin }: PointerActs) {
  const dragging = useRef(false);
  const point = (event: MouseEvent, extend: boolean) => {
    const place = placeOf(event.target);
    if (!place) return;
    const same = place.row === cursor.at.row && place.column === cursor.at.column;
    if (same && (extend || told)) return;
    go(extend ? { at: place, from: cursor.from } : cursorAt(place));
  };
  return {
    pressed: (event: MouseEvent) => {
      if (event.button !== 0) return;
      dragging.current = placeOf(event.target) !== undefined;
      point(event, event.shiftKey);
    },
    dragged: (event: MouseEvent) => {
      if (event.buttons !== 1) dragging.current = false;
      if (dragging.current) point(event, true);
    },
    doubled: (event: MouseEvent) => {
      const place = placeOf(event.target);
      if (place) begin(place);
    },
  };
}

/** Which cell an element belongs to; menus that hang elsewhere in the page belong to none. */
function placeOf(target: EventTarget): Place | undefined {
  if (!(target instanceof Element)) return undefined;
  const column = target.closest<HTMLElement>("[data-column]")?.dataset.column;
  const row = target.closest<HTMLElement>("[data-row]")?.dataset.row;
  return column === undefined || row === undefined ? undefined : { row: Number(row), column: Number(column) };
}
