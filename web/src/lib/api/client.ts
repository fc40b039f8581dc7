import { Problem, unreachable } from "./problem";
import type { ProblemBody } from "./types";

type Query = Record<string, string | number | boolean | null | undefined>;

interface Call {
  query?: Query;
  body?: unknown;
  /** The version the caller saw; sent as If-Match. */
  version?: number | undefined;
  signal?: AbortSignal | undefined;
  idempotencyKey?: string;
  /** What one would like, such as `count=exact`. */
  prefer?: string;
}

export const api = {
  get: <T>(path: string, call: Omit<Call, "body"> = {}) => send<T>("GET", path, call),
  post: <T>(path: string, body?: unknown, call: Call = {}) => send<T>("POST", path, { ...call, body }),
  patch: <T>(path: string, body: unknown, call: Call = {}) => send<T>("PATCH", path, { ...call, body }),
  put: (path: string, call: Call = {}) => send<void>("PUT", path, call),
  replace: <T>(path: string, body: unknown, call: Call = {}) => send<T>("PUT", path, { ...call, body }),
  remove: <T = void>(path: string, call: Call = {}) => send<T>("DELETE", path, call),
};

async function send<T>(method: string, path: string, call: Call): Promise<T> {
  const response = await reach(urlOf(path, call.query), {
    method,
    headers: headersOf(method, call),
    credentials: "same-origin",
    ...(call.signal ? { signal: call.signal } : {}),
    ...(call.body === undefined ? {} : { body: call.body instanceof FormData ? call.body : JSON.stringify(call.body) }),
  });
  if (!response.ok) throw new Problem(response.status, await problemBody(response));
  // The caller names the shape; the contract is held by the server's own tests.
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

function urlOf(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "") search.set(key, String(value));
  }
  const text = search.toString();
  return text ? `/api${path}?${text}` : `/api${path}`;
}

function cookie(name: string): string | undefined {
  const pair = document.cookie.split("; ").find((entry) => entry.startsWith(`${name}=`));
  return pair === undefined ? undefined : decodeURIComponent(pair.slice(name.length + 1));
}

async function problemBody(response: Response): Promise<ProblemBody> {
  const type = response.headers.get("Content-Type") ?? "";
  return type.includes("json") ? ((await response.json()) as ProblemBody) : {};
}
