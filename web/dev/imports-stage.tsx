import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { ConfigProvider } from "antd";
import { vi } from "vitest";
import { Providers } from "@/app/providers";
import { createQueries } from "@/app/queries";
import { createAppRouter } from "@/app/router";
import { speak, startTexts } from "@/lib/i18n/i18n";
import { MockApi } from "./mock/api.ts";
import { Refused } from "./mock/records.ts";

/** The whole application over the mock server, opened at one address, for tests of the way through an import. */
export async function openAt(path: string, mock = new MockApi(20)) {
  mock.imports.pace = 100_000;
  vi.stubGlobal("fetch", (url: string, init: RequestInit = {}) => mock.handle(requestOf(url, init)));
  vi.stubGlobal("XMLHttpRequest", uploadsTo(mock));
  Element.prototype.scrollIntoView ??= () => undefined;
  vi.stubGlobal("ResizeObserver", class { observe() { /* Nothing has a size here. */ } unobserve() { /* As above. */ } disconnect() { /* As above. */ } });
  await startTexts("zh");
  await speak("zh");
  const queries = createQueries(() => undefined);
  const router = createAppRouter(queries, createMemoryHistory({ initialEntries: [path] }));
  // Nothing moves here, so a list that closes is gone at once.
  render(<ConfigProvider theme={{ token: { motion: false } }}><Providers queries={queries}><RouterProvider router={router} /></Providers></ConfigProvider>);
  return { mock, router, user: userEvent.setup() };
}

/** Signals and headers of the simulated browser are not those of the runtime's own Request. */
function requestOf(url: string, { method = "GET", headers, body }: RequestInit): Request {
  const plain = Object.fromEntries(new Headers(headers));
  return new Request(new URL(url, "http://mock"), { method, headers: plain, ...(typeof body === "string" ? { body } : {}) });
}

function uploadsTo(mock: MockApi) {
  return class {
    status = 0;
    responseText = "";
    readonly upload = new EventTarget();
    private readonly listeners: Record<string, () => void> = {};
    open(): void { /* The only address is that of imports. */ }
    setRequestHeader(): void { /* The mock asks for none. */ }
    getResponseHeader(): string { return "application/json"; }
    addEventListener(name: string, act: () => void): void { this.listeners[name] = act; }
    abort(): void { this.listeners.abort?.(); }
    async send(form: FormData): Promise<void> {
      const file = form.get("file") as File;
      const bytes = new TextEncoder().encode(await textOf(file));
      try {
        this.responseText = JSON.stringify(mock.imports.analyse(String(form.get("object")), file.name, bytes));
        this.status = 201;
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        this.responseText = JSON.stringify(error.body);
        this.status = error.status;
      }
      this.listeners.load?.();
    }
  };
}

function textOf(file: File): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result)));
    reader.readAsText(file);
  });
}
