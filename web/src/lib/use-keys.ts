import { useEffect, useRef } from "react";

/** Single keys, where nobody types. */
export function useKeys(keys: Record<string, () => void>) {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      const choosing = event.target instanceof HTMLInputElement && event.target.type === "radio";
      const typing = event.target instanceof Element && event.target.closest(choosing && !event.key.startsWith("Arrow") ? "dialog" : "input, textarea, select, [contenteditable], dialog, [role=dialog]") !== null;
      if (!act || typing || event.metaKey || event.ctrlKey || event.altKey) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}
