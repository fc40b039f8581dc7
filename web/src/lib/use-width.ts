import { useLayoutEffect, useState, type RefObject } from "react";

/** The inner width of an element, followed as the window changes. */
export function useWidth(element: RefObject<HTMLElement | null>, first = 1200): number {
  const [width, setWidth] = useState(first);
  useLayoutEffect(() => {
    const watched = element.current;
    if (!watched || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(() => setWidth(watched.clientWidth));
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
