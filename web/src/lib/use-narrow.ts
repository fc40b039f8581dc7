import { useSyncExternalStore } from "react";

const query = "(max-width: 760px)";

/** Whether the screen is that of a phone; the same bound as in the style sheets. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => list()?.matches ?? false);
}

function list(): MediaQueryList | undefined {
  return typeof matchMedia === "function" ? matchMedia(query) : undefined;
}

function subscribe(listener: () => void): () => void {
  const media = list();
  media?.addEventListener("change", listener);
  return () => media?.removeEventListener("change", listener);
}
