import type { Layer } from "./api";
import type { Ring } from "./scene";

const least = 0.07;

/** Each layer begins as wide as the share of deals that came so far and narrows to that of the next. */
export function ringsOf(layers: Pick<Layer, "reached" | "won" | "color">[], accent: string, good: string): Ring[] {
  const most = Math.max(1, ...layers.map(({ reached }) => reached));
  const wide = (reached: number) => Math.max(least, reached / most);
  return layers.map(({ reached, won }, at) => ({ top: wide(reached), bottom: wide((layers[at + 1] ?? { reached }).reached), color: won ? good : accent }));
}

/** Whether the browser can draw in three dimensions. */
export function drawsSolids(): boolean {
  try {
    return document.createElement("canvas").getContext("webgl2") !== null;
  } catch {
    return false;
  }
}
