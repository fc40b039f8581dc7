import type { KeyboardCoordinateGetter } from "@dnd-kit/core";

/** The arrow keys carry a card from column to column. */
export const columnByColumn: KeyboardCoordinateGetter = (event, { context, currentCoordinates }) => {
  const step = event.code === "ArrowRight" ? 1 : event.code === "ArrowLeft" ? -1 : 0;
  const { collisionRect, droppableRects, droppableContainers } = context;
  if (step === 0 || collisionRect === null) return undefined;
  event.preventDefault();
  const columns = droppableContainers.getEnabled().flatMap(({ id }) => droppableRects.get(id) ?? []).toSorted((left, right) => left.left - right.left);
  const centre = collisionRect.left + collisionRect.width / 2;
  const here = columns.findLastIndex((column) => column.left <= centre);
  const target = columns[Math.max(0, Math.min(columns.length - 1, here + step))];
  return target === undefined ? undefined : { ...currentCoordinates, x: target.left + (target.width - collisionRect.width) / 2 };
};
