import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { followLive, type LiveNews } from "./stream";

class Source extends EventTarget {
  static opened: Source[] = [];
  closed = false;
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
    Source.opened.push(this);
  }
  close() {
    this.closed = true;
  }
  say(event: string, data: unknown = {}, lastEventId = "") {
    this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data), lastEventId }));
  }
}

const listener = { news: vi.fn<(news: LiveNews) => void>(), resync: vi.fn<() => void>(), onlookers: vi.fn<(record?: string) => void>(), ended: vi.fn<() => void>(), heard: vi.fn<(connected: boolean) => void>() };
let stop: () => void;
const source = () => Source.opened.at(-1) as Source;
const change = (id: string, version: number, operation = "update") => ({ object: "account", id, operation, version, actor: null });

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("EventSource", Source);
  Source.opened = [];
  for (const spy of Object.values(listener)) spy.mockClear();
  stop = followLive(listener);
});

afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("what comes within a moment is told once, each record by its last word", () => {
  source().say("hello");
  source().say("change", { changes: [change("a", 1, "create")], many: [] });
  source().say("change", { changes: [change("a", 2), change("b", 5)], many: ["contact"] });
  vi.advanceTimersByTime(300);
  expect(listener.news).toHaveBeenCalledTimes(1);
  expect(listener.news.mock.calls[0]?.[0]).toEqual({ changes: [change("a", 2, "create"), change("b", 5)], many: ["contact"] });
});

test("a broken stream is opened again where it was, later each time", () => {
  source().say("beat", {}, "7.9");
  source().dispatchEvent(new Event("error"));
  expect(listener.heard).toHaveBeenLastCalledWith(false);
  vi.advanceTimersByTime(1_300);
  expect(source().url).toBe("/api/live?after=7.9");
  source().dispatchEvent(new Event("error"));
  vi.advanceTimersByTime(1_300);
  expect(Source.opened).toHaveLength(2);
  vi.advanceTimersByTime(1_300);
  expect(Source.opened).toHaveLength(3);
  source().say("hello");
  expect(listener.heard).toHaveBeenLastCalledWith(true);
});

test("a silent stream counts as broken", () => {
  source().say("hello");
  vi.advanceTimersByTime(41_000);
  expect(listener.heard).toHaveBeenLastCalledWith(false);
});

test("who comes to an open record and leaves it is told at once", () => {
  source().say("onlookers", { record: "a" });
  source().say("onlookers", {});
  expect(listener.onlookers.mock.calls).toEqual([["a"], [undefined]]);
});

test("the end of the session ends it for good", () => {
  source().say("bye", { reason: "session" });
  vi.advanceTimersByTime(60_000);
  expect(listener.ended).toHaveBeenCalledTimes(1);
  expect(Source.opened).toHaveLength(1);
});

test("a page nobody looks at gives its connection back and takes it up again", () => {
  source().say("beat", {}, "3.1");
  const seen = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  document.dispatchEvent(new Event("visibilitychange"));
  vi.advanceTimersByTime(6_000);
  expect(source().closed).toBe(true);
  seen.mockReturnValue("visible");
  document.dispatchEvent(new Event("visibilitychange"));
  expect(source().url).toBe("/api/live?after=3.1");
  seen.mockRestore();
});
