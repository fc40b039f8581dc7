import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { render } from "@testing-library/react";
import { vi } from "vitest";
import { Providers } from "../src/app/providers.tsx";
import { createQueries } from "../src/app/queries.ts";
import { createAppRouter } from "../src/app/router.tsx";
import { MockApi } from "./mock/api.ts";

/** The whole application on a mock server, opened at a path. */
export function openApp(path: string, mock = new MockApi(300)) {
  vi.stubGlobal("fetch", (input: string, init?: RequestInit) => {
    const { signal: _, ...rest } = init ?? {};
    return mock.handle(new Request(new URL(input, "http://mock"), rest));
  });
  const queries = createQueries(() => undefined);
  const router = createAppRouter(queries, createMemoryHistory({ initialEntries: [path] }));
  render(<Providers queries={queries}><RouterProvider router={router} /></Providers>);
  return { mock, router, queries };
}
