import "@testing-library/jest-dom/vitest";
import { cleanup } from "@testing-library/react";
import { afterEach, beforeAll } from "vitest";
import { startTexts } from "../src/lib/i18n/i18n.ts";

beforeAll(async () => {
  // jsdom has no layout: give elements a size, so that virtual rows are drawn.
  Object.defineProperty(HTMLElement.prototype, "offsetHeight", { configurable: true, value: 800 });
  Object.defineProperty(HTMLElement.prototype, "offsetWidth", { configurable: true, value: 1200 });
  HTMLDialogElement.prototype.showModal ??= function show(this: HTMLDialogElement) { this.open = true; };
  HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) { this.open = false; };
  Element.prototype.scrollTo ??= () => undefined;
  await startTexts("zh");
});

afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});
