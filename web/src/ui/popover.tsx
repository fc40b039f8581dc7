import { useCallback, useEffect, useLayoutEffect, useRef, useState, type CSSProperties, type ReactNode } from "react";
import { createPortal } from "react-dom";
import styles from "./popover.module.css";

interface PopoverProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The corner of the trigger that it grows from; turned over where there is no room. */
  placement: "bottomLeft" | "bottomRight" | "topLeft";
  padding: number;
  content: ReactNode;
  /** The button that opens it. */
  children: ReactNode;
}

/** Menus of inputs lie outside of the panel, but belong to it. */
const ours = ".ant-select-dropdown, .ant-picker-dropdown, dialog";
const gap = 4;
const margin = 8;

/**
 * A panel beside its button, placed in the same moment as it is drawn: no animation has to end first, so it stands where
 * it should for people who want no motion, too.
 */
export function Popover({ open, onOpenChange, placement, padding, content, children }: PopoverProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span ref={anchor} className={styles.anchor} role="presentation" onClick={() => onOpenChange(!open)} onKeyDown={undefined}>{children}</span>
      {open && createPortal(<Panel anchor={anchor} placement={placement} padding={padding} onClose={() => onOpenChange(false)}>{content}</Panel>, document.body)}
    </>
  );
}

interface PanelProps {
  anchor: { readonly current: HTMLElement | null };
  placement: PopoverProps["placement"];
  padding: number;
  onClose: () => void;
  children: ReactNode;
}

function Panel({ anchor, placement, padding, onClose, children }: PanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<CSSProperties>({ visibility: "hidden" });
  const settle = useCallback(() => {
    const button = anchor.current?.firstElementChild;
    if (button && panel.current) setPlace(placeOf(button.getBoundingClientRect(), panel.current, placement));
  }, [anchor, placement]);
  useLayoutEffect(() => {
    settle();
    const shown = panel.current;
    if (shown && !shown.contains(document.activeElement)) shown.focus({ preventScroll: true });
    const watch = typeof ResizeObserver === "undefined" ? undefined : new ResizeObserver(settle);
    if (shown) watch?.observe(shown);
    window.addEventListener("resize", settle);
    return () => {
      watch?.disconnect();
      window.removeEventListener("resize", settle);
    };
  }, [settle]);
  const inside = useLeaving(anchor, panel, onClose);
  return <div ref={panel} className={styles.panel} style={{ ...place, padding }} tabIndex={-1} onMouseDownCapture={inside}>{children}</div>;
}

/** Panels that are open, the one on top last: only that one hears Escape. */
const opened: object[] = [];

/**
 * A press anywhere else and Escape close it; the latter leads back to the button. What is told back has to hear presses
 * inside: those in a panel that was opened from this one lie elsewhere in the page, but belong to it.
 */
function useLeaving(anchor: PanelProps["anchor"], panel: { readonly current: HTMLElement | null }, onClose: () => void): () => void {
  const leave = useRef(onClose);
  const pressed = useRef(false);
  useEffect(() => {
    leave.current = onClose;
  });
  useEffect(() => {
    const own = {};
    opened.push(own);
    const press = (event: MouseEvent) => {
      const target = event.target;
      const within = pressed.current;
      pressed.current = false;
      if (within || !(target instanceof Element) || !target.isConnected) return;
      if (!panel.current?.contains(target) && !anchor.current?.contains(target) && !target.closest(ours)) leave.current();
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || opened.at(-1) !== own) return;
      event.preventDefault();
      leave.current();
      anchor.current?.querySelector("button")?.focus();
    };
    document.addEventListener("mousedown", press);
    document.addEventListener("keydown", key);
    return () => {
      opened.splice(opened.indexOf(own), 1);
      document.removeEventListener("mousedown", press);
      document.removeEventListener("keydown", key);
    };
  }, [anchor, panel]);
  return () => {
    pressed.current = true;
  };
}

function placeOf(button: DOMRect, panel: HTMLElement, placement: PopoverProps["placement"]): CSSProperties {
  const { offsetWidth: width, offsetHeight: height } = panel;
  const below = button.bottom + gap;
  const above = button.top - gap - height;
  const room = { below: below + height <= window.innerHeight - margin, above: above >= margin };
  const top = placement === "topLeft" ? (room.above || !room.below ? above : below) : room.below || !room.above ? below : above;
  const left = placement === "bottomRight" ? button.right - width : button.left;
  return { top: clamp(top, window.innerHeight - height), left: clamp(left, window.innerWidth - width) };
}

const clamp = (value: number, most: number): number => Math.max(margin, Math.min(value, most - margin));
