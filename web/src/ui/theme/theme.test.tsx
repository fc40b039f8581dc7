import { readFileSync } from "node:fs";
import { act, renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { antdTheme, seeds } from "@/ui/antd/theme";
import { currentTheme, useDark, wear } from "./theme";

test("a chosen theme is worn at once and kept", () => {
  const { result } = renderHook(() => useDark());
  act(() => wear("dark"));
  expect(result.current).toBe(true);
  expect(document.documentElement.dataset.theme).toBe("dark");
  expect(localStorage.getItem("guanlan.theme")).toBe("dark");
  act(() => wear("light"));
  expect([result.current, currentTheme()]).toEqual([false, "light"]);
  act(() => wear("system"));
  expect(currentTheme()).toBe("system");
});

test("antd's seeds are the colours of tokens.css", () => {
  const [light = "", dark = ""] = readFileSync("src/ui/theme/tokens.css", "utf8").split('[data-theme="dark"]');
  for (const [css, seed] of [[light, seeds.light], [dark, seeds.dark]] as const) {
    for (const [name, color] of Object.entries(seed)) expect(css).toContain(`--${name}: ${color};`);
  }
  expect(antdTheme(true).token?.colorPrimary).toBe(seeds.dark.accent);
});

test("text keeps a contrast of at least 4.5 to 1 on every ground", () => {
  const [light = "", dark = ""] = readFileSync("src/ui/theme/tokens.css", "utf8").split('[data-theme="dark"]');
  for (const css of [light, dark]) {
    const color = (name: string) => new RegExp(`--${name}: (#\\w{6});`).exec(css)?.[1] ?? "";
    for (const ground of ["paper", "ground", "sunk", "hover"]) {
      for (const ink of ["ink", "ink-2", "ink-3", "accent", "bad"]) expect([ink, ground, contrast(color(ink), color(ground)) >= 4.5]).toEqual([ink, ground, true]);
    }
    expect(contrast(color("on-accent"), color("accent"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(color("warn"), color("warn-soft"))).toBeGreaterThanOrEqual(4.5);
  }
});

function contrast(left: string, right: string): number {
  const [high = 0, low = 0] = [luminance(left), luminance(right)].toSorted((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
