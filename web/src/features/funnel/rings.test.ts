import { expect, test } from "vitest";
import { drawsSolids, ringsOf } from "./rings";

const layer = (reached: number, won = false) => ({ reached, won, color: null });

test("a layer narrows to the next, and is never too thin to be hit", () => {
  expect(ringsOf([layer(200), layer(50), layer(1, true)], "blue", "green")).toEqual([
    { top: 1, bottom: 0.25, color: "blue" },
    { top: 0.25, bottom: 0.07, color: "blue" },
    { top: 0.07, bottom: 0.07, color: "green" },
  ]);
});

test("without deals everything is thin", () => {
  expect(ringsOf([layer(0)], "blue", "green")).toEqual([{ top: 0.07, bottom: 0.07, color: "blue" }]);
});

test("a browser without WebGL draws no solids", () => {
  expect(drawsSolids()).toBe(false);
});
