import { useSyncExternalStore } from "react";

/** What stands above and below the links of the side navigation, and one of its lines, in pixels. */
const around = 170;
const line = 33;
/** However low the window is. */
const fewestObjects = 6;
/** Lines that records at hand are given before the last of the objects. */
const atHand = 6;
const most = { favourites: 8, recents: 5 };

interface Wanted {
  height: number;
  /** Lines that are always there. */
  fixed: number;
  objects: number;
  favourites: number;
  recents: number;
}

/** How much of each the side navigation shows so that nobody has to scroll in it; a heading takes a line, too. */
export function rooms({ height, fixed, objects, favourites, recents }: Wanted): { objects: number; favourites: number; recents: number } {
  const lines = Math.max(0, Math.floor((height - around) / line) - fixed);
  const shelves = Math.min(atHand, headed(favourites) + headed(recents));
  const shown = objects <= lines - shelves ? objects : Math.min(objects, Math.max(fewestObjects, lines - shelves - 1));
  const left = lines - shown - (shown < objects ? 1 : 0);
  const kept = Math.min(favourites, most.favourites, Math.max(0, left - 1 - Math.min(headed(recents), 3)));
  return { objects: shown, favourites: kept, recents: Math.min(recents, most.recents, Math.max(0, left - headed(kept) - 1)) };
}

const headed = (count: number): number => (count === 0 ? 0 : count + 1);

function subscribe(listener: () => void): () => void {
  window.addEventListener("resize", listener);
  return () => window.removeEventListener("resize", listener);
}

export const useHeight = (): number => useSyncExternalStore(subscribe, () => window.innerHeight);
