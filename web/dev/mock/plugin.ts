import type { IncomingMessage, ServerResponse } from "node:http";
import type { Connect, Plugin } from "vite";
import { MockApi } from "./api.ts";

/** Serves the mock API from `vite` and `vite preview`; it never becomes part of a bundle. */
export function mockApi(): Plugin {
  const mock = new MockApi(Number(process.env.MOCK_ACCOUNTS ?? 5000));
  const slow = Number(process.env.MOCK_DELAY ?? 0);
  if (process.env.MOCK_LOCALE === "en") mock.me.user.locale = "en";
  if (process.env.MOCK_THEME === "dark" || process.env.MOCK_THEME === "light") mock.me.user.theme = process.env.MOCK_THEME;
  const serve: Connect.NextHandleFunction = (request, response, next) => {
    if (!request.url?.startsWith("/api/")) return next();
    if (request.url.startsWith("/api/live")) return live(response);
    void answer(mock, slow, request, response).catch(next);
  };
  return {
    name: "mock-api",
    configureServer: (server) => void server.middlewares.use(serve),
    configurePreviewServer: (server) => void server.middlewares.use(serve),
  };
}

/** Nothing ever happens here, and the page hears so. */
function live(response: ServerResponse): void {
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-cache" });
  const say = (event: string) => response.write(`id: 1.1\nevent: ${event}\ndata: {}\n\n`);
  say("hello");
  const beat = setInterval(() => say("beat"), 15_000);
  response.on("close", () => clearInterval(beat));
}

async function answer(mock: MockApi, slow: number, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  if (slow) await new Promise((resolve) => setTimeout(resolve, slow));
  const body = Buffer.concat(chunks);
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === "string") headers.set(name, value);
  const answered = await mock.handle(new Request(`http://mock${request.url}`, { method: request.method ?? "GET", headers, ...(body.length ? { body } : {}) }));
  response.writeHead(answered.status, Object.fromEntries(answered.headers));
  response.end(Buffer.from(await answered.arrayBuffer()));
}
