import { useSyncExternalStore } from "react";

/** Records that somebody wants to make one of. */
export interface MergeRequest {
  object: string;
  /** Two or more. */
  ids: string[];
  onMerged?: (survivor: string) => void;
}

let asked: MergeRequest | undefined;
const listeners = new Set<() => void>();

/** Asks for the dialog of merges from wherever records are ticked; the shell shows it, whichever feature asks. */
export function askMerge(request: MergeRequest | undefined): void {
  asked = request;
  for (const listener of listeners) listener();
}

export function useMergeRequest(): MergeRequest | undefined {
  return useSyncExternalStore(subscribe, () => asked);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
