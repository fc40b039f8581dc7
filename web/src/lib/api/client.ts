import type { Answer, Arguments, Call, Operations } from "./described";
import { Problem, unreachable } from "./problem";
import type { ProblemBody } from "./types";

type Gets = Operations<"get">;
type Posts = Operations<"post">;
type Patches = Operations<"patch">;
type Puts = Operations<"put">;
type Deletes = Operations<"delete">;

/** Every call of the interface: its path is one of those that are described, and what it gives and gets is checked by the description. */
export const api = {
  get: <P extends keyof Gets>(path: P, ...[call]: Arguments<Gets[P]>) => send<Answer<Gets[P]>>("GET", path, call),
  post: <P extends keyof Posts>(path: P, ...[call]: Arguments<Posts[P]>) => send<Answer<Posts[P]>>("POST", path, call),
  patch: <P extends keyof Patches>(path: P, ...[call]: Arguments<Patches[P]>) => send<Answer<Patches[P]>>("PATCH", path, call),
  put: <P extends keyof Puts>(path: P, ...[call]: Arguments<Puts[P]>) => send<Answer<Puts[P]>>("PUT", path, call),
  remove: <P extends keyof Deletes>(path: P, ...[call]: Arguments<Deletes[P]>) => send<Answer<Deletes[P]>>("DELETE", path, call),
};

/** Where the browser itself fetches something: a download, a picture, a stream. */
export const addressOf = <P extends keyof Gets>(path: P, ...[call]: Arguments<Gets[P]>) => urlOf(path, call);

async function send<T>(method: string, path: string, call: Call = {}): Promise<T> {
  const response = await reach(urlOf(path, call), {
    method,
    headers: headersOf(method, call),
    credentials: "same-origin",
    ...(call.signal ? { signal: call.signal } : {}),
    ...(call.keepalive ? { keepalive: true } : {}),
    ...(call.body === undefined ? {} : { body: call.body instanceof FormData ? call.body : JSON.stringify(call.body) }),
  });
  if (!response.ok) throw new Problem(response.status, await problemBody(response));
  // That the answer is as described is held by the server's own tests.
  return (response.status === 204 ? undefined : await response.json()) as T;
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw unreachable(cause);
  }
}

function headersOf(method: string, call: Call): Headers {
  const headers = new Headers({ Accept: "application/json, application/problem+json" });
  headers.set("Accept-Language", document.documentElement.lang || "zh");
  if (call.body !== undefined && !(call.body instanceof FormData)) headers.set("Content-Type", "application/json");
  if (call.version !== undefined) headers.set("If-Match", `"${call.version}"`);
  if (call.idempotencyKey) headers.set("Idempotency-Key", call.idempotencyKey);
  if (call.prefer) headers.set("Prefer", call.prefer);
  const token = cookie("__Host-XSRF-TOKEN") ?? cookie("XSRF-TOKEN");
  if (method !== "GET" && token) headers.set("X-XSRF-TOKEN", token);
  return headers;
}

/** Names in the path become what they stand for, encoded; what is empty stays out of the query, several values are told with commas. */
function urlOf(path: string, { path: named = {}, query = {} }: Call = {}): string {
  const words = new Map(Object.entries(named));
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(words.get(name))));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const text = String(value ?? "");
    if (text !== "") search.set(name, text);
  }
  const asked = search.toString();
  return asked ? `/api${filled}?${asked}` : `/api${filled}`;
}

function cookie(name: string): string | undefined {
  const pair = document.cookie.split("; ").find((entry) => entry.startsWith(`${name}=`));
  return pair === undefined ? undefined : decodeURIComponent(pair.slice(name.length + 1));
}

async function problemBody(response: Response): Promise<ProblemBody> {
  const type = response.headers.get("Content-Type") ?? "";
  return type.includes("json") ? ((await response.json()) as ProblemBody) : {};
}
