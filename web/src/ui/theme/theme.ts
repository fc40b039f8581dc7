import { useSyncExternalStore } from "react";
import type { Theme } from "@/lib/api/types";
import { recall, remember } from "@/lib/storage";

const listeners = new Set<() => void>();

export const themes: Theme[] = ["light", "dark", "system"];

export function currentTheme(): Theme {
  const kept = recall("theme");
  return kept === "light" || kept === "dark" ? kept : "system";
}

/** Wears a theme at once and keeps it in this browser, so that the next visit does not flash. */
export function wear(theme: Theme): void {
  remember("theme", theme);
  show();
}

export function startTheme(): void {
  systemDark()?.addEventListener("change", show);
  // Paper is white, whatever the screen wears.
  window.addEventListener("beforeprint", () => { document.documentElement.dataset.theme = "light"; });
  window.addEventListener("afterprint", show);
  show();
}

export function useDark(): boolean {
  return useSyncExternalStore(subscribe, isDark);
}

export function isDark(): boolean {
  const theme = currentTheme();
  return theme === "system" ? (systemDark()?.matches ?? false) : theme === "dark";
}

function show(): void {
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function systemDark(): MediaQueryList | undefined {
  return typeof matchMedia === "function" ? matchMedia("(prefers-color-scheme: dark)") : undefined;
}
