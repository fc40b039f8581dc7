import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeAll } from "vitest";
import { startTexts } from "../src/lib/i18n/i18n.ts";
import { dismissAll } from "../src/ui/toast.tsx";

// A busy machine may take seconds to load an editor; nothing here is about speed.
configure({ asyncUtilTimeout: 20_000 });

beforeAll(async () => {
  // jsdom has no layout: give elements a size, so that virtual rows are drawn.
  for (const name of ["offsetHeight", "clientHeight"]) Object.defineProperty(HTMLElement.prototype, name, { configurable: true, value: 800 });
  for (const name of ["offsetWidth", "clientWidth"]) Object.defineProperty(HTMLElement.prototype, name, { configurable: true, value: 1200 });
  window.scrollTo = () => undefined;
  HTMLDialogElement.prototype.showModal ??= show;
  HTMLDialogElement.prototype.close ??= close;
  Element.prototype.scrollTo ??= () => undefined;
  await startTexts("zh");
});

afterEach(() => {
  cleanup();
  dismissAll();
  localStorage.clear();
  sessionStorage.clear();
});

function show(this: HTMLDialogElement) {
  this.open = true;
}

function close(this: HTMLDialogElement) {
  this.open = false;
}
