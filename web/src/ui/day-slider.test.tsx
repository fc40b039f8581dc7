import { useState } from "react";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startTexts } from "@/lib/i18n/i18n";
import { DaySlider } from "./day-slider";

beforeEach(async () => {
  await startTexts("en");
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

const days = ["2026-01-01", "2026-01-02", "2026-01-03"];

function Shown({ first }: { first: number }) {
  const [at, setAt] = useState(first);
  return <DaySlider label="Replay" days={days} at={at} onAt={setAt} />;
}

const slider = () => screen.getByRole<HTMLInputElement>("slider", { name: "Replay" });

test("plays to the last day and rests there", () => {
  render(<Shown first={0} />);
  fireEvent.click(screen.getByRole("button", { name: "Play" }));
  for (let ticks = 0; ticks < 5; ticks++) act(() => vi.advanceTimersByTime(200));
  expect(slider().value).toBe("2");
  expect(screen.getByRole("button", { name: "Play" })).toBeTruthy();
});

test("begins anew from the last day, and a pause holds it", () => {
  render(<Shown first={2} />);
  fireEvent.click(screen.getByRole("button", { name: "Play" }));
  expect(slider().value).toBe("0");
  fireEvent.click(screen.getByRole("button", { name: "Pause" }));
  act(() => vi.advanceTimersByTime(2_000));
  expect(slider().value).toBe("0");
});

test("whoever takes the slider stops the play", () => {
  render(<Shown first={0} />);
  fireEvent.click(screen.getByRole("button", { name: "Play" }));
  fireEvent.change(slider(), { target: { value: "1" } });
  act(() => vi.advanceTimersByTime(2_000));
  expect(slider().value).toBe("1");
  expect(slider().getAttribute("aria-valuetext")).toContain("2");
});
