import { useSyncExternalStore } from "react";

const key = "guanlan.mass";
const listeners = new Set<() => void>();
let watched: readonly string[] = kept();

/** The acts that were ordered in this tab and are still shown at its foot; a reload does not lose them. */
export function useWatched(): readonly string[] {
  return useSyncExternalStore(subscribe, () => watched);
}

export function watch(id: string): void {
  change([...watched.filter((one) => one !== id), id]);
}

export function unwatch(id: string): void {
  change(watched.filter((one) => one !== id));
}

/** Such as when another person signs in. */
export function unwatchAll(): void {
  change([]);
}

function change(next: readonly string[]): void {
  watched = next;
  try {
    sessionStorage.setItem(key, JSON.stringify(next));
  } catch {
    // Without storage they are shown until the page is left.
  }
  for (const listener of listeners) listener();
}

function kept(): string[] {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(key) ?? "[]");
    return Array.isArray(found) ? found.filter((one): one is string => typeof one === "string") : [];
  } catch {
    return [];
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
