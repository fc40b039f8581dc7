import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { recordsLive } from "./live";

const listKey = ["records", "account", {}];
const page = (...versions: number[]) => ({ pages: [{ items: versions.map((version, at) => ({ id: `a${at}`, version })), next: null, count: versions.length, countIsExact: true }], pageParams: [null] });
const change = (id: string, version: number, operation: "create" | "update" | "delete" = "update") => ({ object: "account", id, operation, version, actor: null });

let queries: QueryClient;
let fetched: ReturnType<typeof vi.fn<() => Promise<unknown>>>;

beforeEach(() => {
  vi.useFakeTimers();
  queries = new QueryClient();
  fetched = vi.fn<() => Promise<unknown>>(async () => page(2, 1));
  queries.setQueryData(listKey, page(1, 1));
  new QueryObserver(queries, { queryKey: listKey, queryFn: () => fetched(), staleTime: Infinity }).subscribe(() => undefined);
});

afterEach(() => {
  queries.clear();
  vi.useRealTimers();
});

const tell = (...changes: ReturnType<typeof change>[]) => recordsLive.news(queries, { changes, many: [] });

test("what is on the screen in the told version is not fetched again", async () => {
  tell(change("a0", 1), change("gone", 3, "delete"));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(fetched).not.toHaveBeenCalled();
});

test("many changes of a list lead to one request", async () => {
  for (let version = 2; version < 40; version += 1) tell(change("a0", version), change("new", 1, "create"));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(fetched).toHaveBeenCalledTimes(1);
});

test("what an answer has brought meanwhile is not fetched again", async () => {
  tell(change("a0", 2));
  queries.setQueryData(listKey, page(2, 1));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(fetched).not.toHaveBeenCalled();
});

test("a record that is older than told becomes stale, and its history with it", () => {
  queries.setQueryData(["record", "account", "a0"], { id: "a0", version: 1 });
  queries.setQueryData(["history", "account", "a0"], {});
  tell(change("a0", 2));
  expect(queries.getQueryState(["record", "account", "a0"])?.isInvalidated).toBe(true);
  expect(queries.getQueryState(["history", "account", "a0"])?.isInvalidated).toBe(true);
});

test("a flood makes every list of its object fetch once", async () => {
  recordsLive.news(queries, { changes: [], many: ["account"] });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(fetched).toHaveBeenCalledTimes(1);
});

test("when definitions change, every screen asks for them again", async () => {
  const asked = vi.fn<() => Promise<unknown>>(async () => ({ name: "account" }));
  queries.setQueryData(["object", "account"], { name: "account" });
  new QueryObserver(queries, { queryKey: ["object", "account"], queryFn: () => asked(), staleTime: Infinity }).subscribe(() => undefined);
  recordsLive.news(queries, { changes: [], many: ["definition"] });
  await vi.advanceTimersByTimeAsync(10);
  expect(asked).toHaveBeenCalledTimes(1);
});
