import type { ClientRect, KeyboardCoordinateGetter } from "@dnd-kit/core";

type Way = [number, number];
const ways: Partial<Record<string, Way>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** With the keyboard an entry goes from place to place: to the nearest one in the direction of the arrow. */
export const placeByPlace: KeyboardCoordinateGetter = (event, { currentCoordinates, context: { collisionRect, droppableRects } }) => {
  const way = ways[event.code];
  if (!way || !collisionRect) return undefined;
  event.preventDefault();
  const here = centerOf(collisionRect);
  const next = nearest(here, [...droppableRects.values()], way);
  return next && { x: currentCoordinates.x + next.x - here.x, y: currentCoordinates.y + next.y - here.y };
};

interface Point {
  x: number;
  y: number;
}

const centerOf = ({ left, top, width, height }: Pick<ClientRect, "left" | "top" | "width" | "height">): Point => ({ x: left + width / 2, y: top + height / 2 });

/** Sidewards counts more than onwards, so that a row is not left by chance. */
export function nearest(here: Point, rects: Pick<ClientRect, "left" | "top" | "width" | "height">[], [right, down]: Way): Point | undefined {
  let best: { point: Point; far: number } | undefined;
  for (const rect of rects) {
    const point = centerOf(rect);
    const [dx, dy] = [point.x - here.x, point.y - here.y];
    const onward = dx * right + dy * down;
    const aside = Math.abs(dx * down) + Math.abs(dy * right);
    const half = right !== 0 ? rect.width / 2 : rect.height / 2;
    if (onward < half) continue;
    const far = onward + aside * 3;
    if (!best || far < best.far) best = { point, far };
  }
  return best?.point;
}
