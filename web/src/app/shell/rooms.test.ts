import { expect, test } from "vitest";
import { rooms } from "./rooms";

const linesOf = ({ objects, favourites, recents }: ReturnType<typeof rooms>, of: number) => objects + (objects < of ? 1 : 0) + (favourites ? favourites + 1 : 0) + (recents ? recents + 1 : 0);

test("where there is room, all of it is there", () => {
  expect(rooms({ height: 1400, fixed: 7, objects: 13, favourites: 8, recents: 5 })).toEqual({ objects: 13, favourites: 8, recents: 5 });
  expect(rooms({ height: 900, fixed: 7, objects: 13, favourites: 0, recents: 0 }).objects).toBe(13);
});

test.each([700, 768, 800, 900, 1000, 1080])("nobody scrolls in a window %i pixels high", (height) => {
  const lines = Math.floor((height - 170) / 33) - 7;
  for (const objects of [3, 9, 13, 30]) {
    for (const favourites of [0, 1, 4, 20]) {
      for (const recents of [0, 1, 5]) {
        const shown = rooms({ height, fixed: 7, objects, favourites, recents });
        expect(linesOf(shown, objects)).toBeLessThanOrEqual(Math.max(lines, Math.min(objects, 6) + 1));
      }
    }
  }
});

test("records at hand are not pushed out by many objects", () => {
  const shown = rooms({ height: 900, fixed: 7, objects: 13, favourites: 5, recents: 5 });
  expect(shown.favourites).toBeGreaterThan(0);
  expect(shown.recents).toBeGreaterThan(0);
  expect(shown.objects).toBeGreaterThanOrEqual(6);
});
