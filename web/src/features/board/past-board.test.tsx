import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ObjectDefinition } from "@/lib/api/types";
import { startTexts } from "@/lib/i18n/i18n";
import { PastBoard } from "./past-board";

const stage = (name: string, more: object) => ({ stage: name, name, winning: false, color: "blue", position: 1, open: [11, 12, 17], won: [0, 0, 0], lost: [0, 0, 0], reached: [20, 40, 50], amount: [1, 2, 3], reachedAmount: [1, 2, 3], ...more });
const replay = { days: ["2026-01-01", "2026-01-02", "2026-01-03"], entered: [20, 40, 50], stages: [stage("Need", {}), stage("Signed", { winning: true, open: [0, 0, 0], won: [2, 4, 9], reached: [2, 10, 25], amount: null })] };
const definition = { name: "opportunity", title: "name", fields: [] } as unknown as ObjectDefinition;
let answer: () => Response;

beforeEach(async () => {
  await startTexts("en");
  answer = () => Response.json(replay);
  vi.stubGlobal("fetch", (input: RequestInfo | URL) => Promise.resolve(String(input instanceof Request ? input.url : input).includes("/replay/cards") ? Response.json({ items: [] }) : answer()));
});
afterEach(() => vi.unstubAllGlobals());

const open = () => render(
  <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
    <PastBoard definition={definition} pipeline="p" facts={[]} where={undefined} q={undefined} bar={null} />
  </QueryClientProvider>,
);

test("heads follow the slider without asking again", async () => {
  open();
  const need = within(await screen.findByRole("region", { name: "Need" }));
  const signed = within(screen.getByRole("region", { name: "Signed" }));
  expect(need.getByText("17")).toBeInTheDocument();
  expect(need.getByText("→ 50%")).toBeInTheDocument();
  expect(signed.getByText("9")).toBeInTheDocument();
  answer = () => Response.error();
  fireEvent.change(screen.getByRole("slider", { name: "Day of the board" }), { target: { value: "0" } });
  expect(need.getByText("11")).toBeInTheDocument();
  expect(need.getByText("→ 10%")).toBeInTheDocument();
  expect(signed.getByText("2")).toBeInTheDocument();
});

test("what cannot be replayed says so, with a way to try again", async () => {
  answer = () => Response.json({ code: "access.refused", status: 403, title: "refused", detail: "Ask an administrator.", findings: [] }, { status: 403, headers: { "Content-Type": "application/problem+json" } });
  open();
  expect(await screen.findByText("No permission")).toBeInTheDocument();
});
