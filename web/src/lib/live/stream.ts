/** Follows `/api/live`: what changed, as far as the reader may see it. */

export interface LiveChange {
  object: string;
  id: string;
  operation: "create" | "update" | "delete" | "restore";
  /** The version the record has now. */
  version: number;
  actor: string | null;
}

export interface LiveNews {
  changes: LiveChange[];
  /** Objects of which so much changed that its records are not named. */
  many: string[];
}

export interface LiveListener {
  news: (news: LiveNews) => void;
  /** Too much was missed to be told: everything on the screen may be old. */
  resync: () => void;
  /** There is a notification. */
  bell?: () => void;
  /** Somebody came to a record that is open here, or left it; without one: nobody knows which. */
  onlookers?: (record?: string) => void;
  /** The session is over. */
  ended: () => void;
  /** Whether the server is heard. */
  heard: (connected: boolean) => void;
}

const events = ["hello", "beat", "change", "bell", "onlookers", "resync", "bye"] as const;
const gathered = 250;
const firstPause = 1_000;
const longestPause = 30_000;
/** A page nobody looks at gives its connection back: a browser has only six of them per server. */
const hiddenFor = 5_000;
/** Without a beat for so long the connection is dead, whatever the browser thinks. */
const silence = 40_000;

/** Opens the stream; the answer closes it. Where the browser has no such streams nothing happens. */
export function followLive(listener: LiveListener): () => void {
  if (typeof EventSource === "undefined") return () => undefined;
  const stream = new LiveStream(listener);
  stream.open();
  return () => stream.close();
}

class LiveStream {
  readonly #listener: LiveListener;
  #source: EventSource | undefined;
  #last: string | undefined;
  #failures = 0;
  #closed = false;
  #waiting: LiveNews | undefined;
  #timers = new Map<"gather" | "retry" | "hide" | "silence", ReturnType<typeof setTimeout>>();

  constructor(listener: LiveListener) {
    this.#listener = listener;
    document.addEventListener("visibilitychange", this.#seen);
  }

  open(): void {
    this.#source?.close();
    const source = new EventSource(this.#last === undefined ? "/api/live" : `/api/live?after=${encodeURIComponent(this.#last)}`);
    this.#source = source;
    for (const name of events) {
      source.addEventListener(name, (event) => this.#take(name, event as MessageEvent<string>));
    }
    source.addEventListener("error", () => this.#lost());
    this.#after("silence", silence, () => this.#lost());
  }

  close(): void {
    this.#closed = true;
    document.removeEventListener("visibilitychange", this.#seen);
    this.#quiet();
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  #take(name: (typeof events)[number], event: MessageEvent<string>): void {
    if (event.lastEventId) this.#last = event.lastEventId;
    this.#after("silence", silence, () => this.#lost());
    if (name === "hello") {
      this.#failures = 0;
      this.#listener.heard(true);
    }
    if (name === "change") this.#gather(JSON.parse(event.data) as LiveNews);
    if (name === "bell") this.#listener.bell?.();
    if (name === "onlookers") this.#listener.onlookers?.((JSON.parse(event.data) as { record?: string }).record);
    if (name === "resync") this.#listener.resync();
    if (name === "bye") this.#leave((JSON.parse(event.data) as { reason: string }).reason);
  }

  #leave(reason: string): void {
    if (reason !== "session") return this.#lost();
    this.#quiet();
    this.#listener.ended();
  }

  /** What comes within a moment is told together, the last word on each record. */
  #gather(news: LiveNews): void {
    const before = this.#waiting;
    const changes = new Map((before?.changes ?? []).map((change) => [`${change.object}/${change.id}`, change]));
    for (const change of news.changes) {
      const key = `${change.object}/${change.id}`;
      const first = changes.get(key)?.operation === "create" && change.operation === "update";
      changes.set(key, first ? { ...change, operation: "create" } : change);
    }
    this.#waiting = { changes: [...changes.values()], many: [...new Set([...(before?.many ?? []), ...news.many])] };
    if (before === undefined) this.#after("gather", gathered, () => this.#tell());
  }

  #tell(): void {
    const news = this.#waiting;
    this.#waiting = undefined;
    if (news !== undefined) this.#listener.news(news);
  }

  #lost(): void {
    if (this.#closed) return;
    this.#quiet();
    this.#listener.heard(false);
    const pause = Math.min(longestPause, firstPause * 2 ** this.#failures) * (0.75 + Math.random() / 2);
    this.#failures += 1;
    this.#after("retry", pause, () => this.open());
  }

  #quiet(): void {
    this.#source?.close();
    this.#source = undefined;
    clearTimeout(this.#timers.get("silence"));
  }

  readonly #seen = (): void => {
    if (document.visibilityState === "hidden") this.#after("hide", hiddenFor, () => this.#rest());
    else {
      clearTimeout(this.#timers.get("hide"));
      if (this.#source === undefined) this.open();
    }
  };

  #rest(): void {
    clearTimeout(this.#timers.get("retry"));
    this.#quiet();
  }

  #after(name: "gather" | "retry" | "hide" | "silence", pause: number, run: () => void): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.set(name, setTimeout(run, pause));
  }
}
