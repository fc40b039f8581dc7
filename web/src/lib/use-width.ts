import { useLayoutEffect, useState, type RefObject } from "react";

/** The inner width of an element, followed as the window changes. */
export const useWidth = (element: RefObject<HTMLElement | null>, first = 1200): number => useSize(element, "clientWidth", first);

export const useHeight = (element: RefObject<HTMLElement | null>, first = 700): number => useSize(element, "clientHeight", first);

function useSize(element: RefObject<HTMLElement | null>, side: "clientWidth" | "clientHeight", first: number): number {
  const [size, setSize] = useState(first);
  useLayoutEffect(() => {
    const watched = element.current;
    if (!watched || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(() => setSize(watched[side]));
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element, side]);
  return size;
}
