import { expect, test } from "vitest";
import type { Replay } from "@/lib/api/replay";
import { layersAt } from "./replay";

test("a day of a replay is a funnel of that day", () => {
  const stage = { stage: "s", name: "Need", winning: false, color: "blue", position: 1, open: [1, 2], won: [0, 0], lost: [0, 1], reached: [1, 3], amount: [10, 20], reachedAmount: [10, 30] };
  const replay = { days: ["2026-01-01", "2026-01-02"], entered: [1, 3], stages: [stage, { ...stage, stage: "w", winning: true, reached: [0, 1], reachedAmount: null }] } as Replay;
  expect(layersAt(replay, 1).map(({ stage: id, reached, here, lost, amount, won }) => [id, reached, here, lost, amount, won])).toEqual([["s", 3, 2, 1, 30, false], ["w", 1, 2, 1, null, true]]);
  expect(layersAt(replay, 0)[0]?.reached).toBe(1);
});
